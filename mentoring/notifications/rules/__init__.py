"""What may happen to a mail. Plain Python: no framework, no clock of its own."""
