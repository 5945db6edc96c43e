"""German dates as in `22. November 2026, 16:30`."""

DATETIME_FORMAT = "j. F Y, H:i"
