"""Who reports to whom: one manager per person."""

from django.db import models

from mentoring.profiles.models.user import User


class ReportingLine(models.Model):
    """A person's direct manager, as the directory says."""

    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="line_up")
    manager = models.ForeignKey(User, on_delete=models.CASCADE, related_name="lines_down")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(person=models.F("manager")), name="line_nobody_reports_to_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.manager}"
