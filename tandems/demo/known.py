"""Those at Ahrendt Vesper whose names a visitor of the demo meets again and again."""

from __future__ import annotations

BOARD = "henrik.aldenhoff"
HEADS = {  # department → address of the person who leads it
    "Produktion": "katrin.oldehaver",
    "Einkauf": "joerg.wendelken",
    "Personal": "sabine.thormaehlen",
    "Vertrieb": "matthias.brekenfeld",
    "Finanzen": "ulrike.sassenberg",
    "Entwicklung": "ayse.karadeniz-voss",
    "IT": "bettina.harms",
    "Logistik": "rolf.kiesewetter",
}

KNOWN = """
Henrik; Aldenhoff; Vorstandsvorsitzender; Vorstand; Bremen; leads; nobody
Katrin; Oldehaver; Werkleiterin; Produktion; Bremen; leads; board
Jörg; Wendelken; Leiter Einkauf; Einkauf; Bremen; leads; board
Sabine; Thormählen; Personalleiterin; Personal; Bremen; leads; board
Matthias; Brekenfeld; Leiter Vertrieb; Vertrieb; Dresden; leads; board
Ulrike; Sassenberg; Leiterin Finanzen; Finanzen; Bremen; leads; board
Ayşe; Karadeniz-Voss; Leiterin Entwicklung; Entwicklung; Dresden; leads; board
Bettina; Harms; IT-Leiterin; IT; Bremen; leads; board
Rolf; Kiesewetter; Leiter Logistik; Logistik; Dresden; leads; board
Cord; Stüwe; Leiter Montage; Produktion; Bremen; leads; head
Friederike; Rickleffs; Leiterin Auslandsvertrieb; Vertrieb; Bremen; leads; head
Uwe; Petersdorff; Leiter Rechenzentrum; IT; Dresden; leads; head
Marlies; Ostendorp; Leiterin Rohstoffeinkauf; Einkauf; Bremen; leads; head
Imke; Dettmers; Personalentwicklung; Personal; Bremen; middle; head
Tjark; Immerath; Referent Ausbildung; Personal; Dresden; middle; head
Onno; Behrens; Systemadministrator; IT; Bremen; middle; head
Gesa; Mahnkopf; Betriebsratsvorsitzende; Produktion; Bremen; early; board
Leyla; Aydınoğlu; Prozesstechnikerin; Entwicklung; Bremen; late; head
Kwame; Boateng-Lüders; Social-Media-Manager; Vertrieb; Bremen; late; head; en
Chiara; Lombardi; UX-Designerin; IT; Dresden; late; head
Noah; Feddersen; Auszubildender Mechatronik; Produktion; Bremen; trainee; head
Mira; Sundermann; Datenanalystin; Finanzen; Dresden; late; head
Tomasz; Wójcik; Vertragsmanager; Einkauf; Dresden; late; head
Svea; Kirchhoff; Recruiterin; Personal; Dresden; late; head
Priya; Raghunathan; Softwareentwicklerin; IT; Bremen; late; head; en
Jule; Hagedorn; Disponentin; Logistik; Dresden; late; head
Arne; Achterberg; Controller; Finanzen; Bremen; late; head
Chidi; Nwosu; Versuchsingenieur; Entwicklung; Dresden; late; head; en
Luka; Pavlović; Produktmanager; Vertrieb; Dresden; late; head
Enno; Hilgendorf; Qualitätsprüfer; Produktion; Bremen; late; head
Tabea; Mönnich; Konstrukteurin; Entwicklung; Bremen; late; head
"""
"""First name; last name; title; department; site; standing; reports to; language unless German."""

WOMEN = """
Anna Carla Elif Greta Ida Kira Maren Olga Rieke Tilda Vera Wiebke Yara Zoé Nora Pia Selin Ute Heike Jutta
Frauke Hanneke
"""

MEN = """
Ben David Finn Hannes Jannis Lasse Nils Paul Sami Umut Malte Ole Ricardo Volker Walter Dirk Eike Karim Lorenz
Bartosz Henning
"""

FAMILIES = """
Albers Brüning Cordes Denker Eggers Frerichs Gerdes Heitmann Ihde Janßen Kruse Lüdemann Meyerdierks Nowak
Osterloh Petrović Quast Rasche Schröder Tietjen Ubben Viebrock Wessels Yıldız Zimmer Çelik
Řezníček Müller-Westernhagen
"""

JOBS = {  # department → titles of women, titles of men
    "Produktion": (
        ("Schichtführerin", "Qualitätsprüferin", "Mechatronikerin"),
        ("Schichtführer", "Anlagenfahrer", "Mechatroniker"),
    ),
    "Einkauf": (
        ("Einkäuferin", "Vertragsmanagerin", "Lieferantenbetreuerin"),
        ("Einkäufer", "Vertragsmanager", "Lieferantenbetreuer"),
    ),
    "Personal": (
        ("Recruiterin", "Personalreferentin", "Referentin Ausbildung"),
        ("Recruiter", "Personalreferent", "Lohnbuchhalter"),
    ),
    "Vertrieb": (
        ("Key-Account-Managerin", "Vertriebsassistentin", "Produktmanagerin"),
        ("Key-Account-Manager", "Vertriebsassistent", "Produktmanager"),
    ),
    "Finanzen": (
        ("Controllerin", "Buchhalterin", "Datenanalystin"),
        ("Controller", "Buchhalter", "Datenanalyst"),
    ),
    "Entwicklung": (
        ("Konstrukteurin", "Versuchsingenieurin", "Werkstoffprüferin"),
        ("Konstrukteur", "Versuchsingenieur", "Werkstoffprüfer"),
    ),
    "IT": (
        ("Softwareentwicklerin", "Fachfrau Anwenderbetreuung", "Datenbankadministratorin"),
        ("Softwareentwickler", "Fachmann Anwenderbetreuung", "Datenbankadministrator"),
    ),
    "Logistik": (
        ("Disponentin", "Fachkraft Lager", "Zollreferentin"),
        ("Disponent", "Fachkraft Lager", "Zollreferent"),
    ),
}
TRAINEES = (("Auszubildende", "Trainee", "Werkstudentin"), ("Auszubildender", "Trainee", "Werkstudent"))
TEAMS = ("Teamleiterin", "Teamleiter")
