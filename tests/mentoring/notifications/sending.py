"""How the attempts at a mail ended."""

from mentoring.notifications.models import Delivery


def outcomes(row: Delivery) -> list[str]:
    return list(row.tries.order_by("number").values_list("outcome", flat=True))
