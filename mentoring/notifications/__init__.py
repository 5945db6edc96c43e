"""Every mail is a row, written in the transaction of its cause, and sent by whoever wakes up first."""
