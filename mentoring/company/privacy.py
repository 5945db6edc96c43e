"""Nothing about the company is about a person."""

from mentoring.privacy.registry import plain

FIELDS = plain(
    "Company.id",
    "Company.name",
    "Company.first_colour",
    "Company.second_colour",
    "Company.logo",
    "Company.logo_version",
    "Company.logo_width",
    "Company.logo_height",
    "Company.logo_is_light",
    "Company.help_url",
    "Company.imprint_url",
    "Company.privacy_url",
    "Company.changed_at",
)
