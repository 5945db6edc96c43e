"""Files that mean harm or went badly wrong, and what HR is told about each ("" = it can be read)."""

from __future__ import annotations

from openpyxl import Workbook

from mentoring.profiles.rules.decode import MAX_BYTES
from tests.mentoring.profiles.rules.workbooks import as_xlsx, saved, zipped

HEAD = "Nr;Vorname;Nachname;E-Mail;Abteilung"
ROW = "1;Anna;Berg;anna@example.com;Einkauf"
MEGABYTE = 1024 * 1024


def lines(*rows: str) -> bytes:
    return "\n".join((HEAD, *rows)).encode()


def many_people() -> bytes:
    return lines(*(f"{n};Anna;Berg;a{n}@example.com;Einkauf" for n in range(20_000)))


def far_apart() -> bytes:
    book = Workbook()
    book.active["A1"], book.active["XFD1048576"] = "Vorname", "E-Mail"
    return saved(book)


def locked_workbook() -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    return head + "EncryptedPackage".encode("utf-16-le")


def bomb() -> bytes:
    return zipped({"[Content_Types].xml": "", "xl/workbook.xml": "", "xl/a.xml": bytes(160 * MEGABYTE)})


FILES = {
    "far too many commas": (lambda: b"," * (MAX_BYTES + 1), "larger than 10 MB"),
    "ten megabytes of commas": (lambda: b"," * MAX_BYTES, "columns"),
    "ten megabytes of line ends": (lambda: b"\n" * MAX_BYTES, "empty"),
    "one cell of a hundred megabytes": (lambda: lines("1;" + "A" * 100 * MEGABYTE), "larger than 10 MB"),
    "one cell of nine megabytes": (lambda: lines("1;" + "A" * 9 * MEGABYTE), "more than 10 kB of text"),
    "a quotation mark that never closes": (lambda: lines('1;"Anna;Berg', ROW), "is never closed"),
    "zero bytes": (lambda: lines(ROW, "2;B\0ert;Ács;b@example.com;"), "zero bytes"),
    "a million columns": (lambda: lines(";" * 1_000_000 + "x"), "more than 60 columns"),
    "a bomb in a workbook": (bomb, "far larger inside"),
    "a workbook with cells far apart": (far_apart, "far larger inside"),
    "a locked workbook": (locked_workbook, "protected by a password"),
    "half a workbook": (lambda: as_xlsx([HEAD.split(";"), ROW.split(";")])[:3000], "damaged"),
    "a PDF called people.csv": (lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "a PDF document"),
    "a web page called people.xls": (lambda: b"<html><table><tr><td>Anna</td></tr></table>", "a web page"),
    "formulas": (lambda: lines("=1+1;=cmd|' /C calc'!A0;@SUM(1);anna@example.com;+1"), ""),
    "two alphabets without a mark": (lambda: lines(ROW).decode().encode("utf-16-le"), ""),
    "letters that turn the line round": (lambda: lines("1;\u202eannA;Be\u200brg;anna@example.com;💶"), ""),
    "twenty thousand people": (many_people, ""),
}
