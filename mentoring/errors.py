"""The two ways in which the product says no. Plain Python, so that rules can raise them."""


class Refused(Exception):  # noqa: N818  (it is an answer, not a malfunction)
    """A rule says no.

    `code` names the rule, `params` hold plain values for the sentence that a person reads,
    `field` names the form field the sentence belongs to ("" = the whole form).
    The sentence itself is made where languages live: `mentoring.web.refusals`.
    """

    def __init__(self, code: str, *, field: str = "", **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params


class NotAllowed(Exception):  # noqa: N818  (so is this one)
    """A permission says no. Answered with 403."""


def require(allowed: bool) -> None:
    """Raise NotAllowed unless `allowed`. The first line of every action."""
    if not allowed:
        raise NotAllowed
