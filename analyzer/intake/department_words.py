"""Words in the names of departments: those that add nothing, those that tell two apart, and those that mean the same."""

from __future__ import annotations

FILLERS = frozenset(
    {
        *("team", "teams", "afdeling", "afdelingen", "afd", "dienst", "divisie", "bureau", "groep", "de", "het", "van"),
        *("department", "departement", "dept", "dep", "division", "unit", "group", "the", "of", "en", "and", "und", "et"),
    }
)
"""Words that say nothing about which department it is."""

ENDINGS = ("afdeling", "team")
"""The same, written as the end of a longer word (``Verkoopafdeling``)."""

SIDES = ("noord", "zuid", "oost", "west", "midden", "north", "south", "east", "central", "centraal", "nord", "sud")
"""How a word begins that says where something is."""

PLACES = frozenset(
    {
        *("nl", "be", "uk", "us", "eu", "emea", "apac", "dach", "benelux", "nederland", "netherlands", "belgie", "belgium", "vlaanderen"),
        *("wallonie", "duitsland", "germany", "frankrijk", "france", "europa", "europe", "global", "internationaal", "international"),
        *("nationaal", "national", "intern", "internal", "extern", "external", "binnen", "buiten", "ii", "iii", "iv", "vi"),
        *("ost", "junior", "senior", "dag", "nacht", "day", "night"),
    }
)

SYNONYMS: dict[str, tuple[str, ...]] = {
    "sales": ("verkoop", "sales"),
    "marketing": ("marketing", "mkt", "mktg"),
    "hr": (
        *("hr", "hrm", "p o", "po", "personeelszaken", "personeel", "personeel organisatie", "pz"),
        *("human resources", "human resource", "human resource management", "human resources management", "hr o"),
    ),
    "inkoop": ("inkoop", "purchasing", "purchase", "procurement"),
    "financien": ("financien", "finance", "finances", "fin", "financiele zaken", "financiele administratie"),
    "klantenservice": ("klantenservice", "klantendienst", "customer service", "customer services", "customer care", "klantcontact"),
    "ict": ("ict", "it", "automatisering", "information technology", "informatietechnologie"),
    "directie": ("directie", "management", "mt", "board"),
    "productie": ("productie", "production"),
    "logistiek": ("logistiek", "logistics", "log"),
    "juridisch": ("juridische zaken", "juridisch", "legal", "legal affairs", "juza"),
    "communicatie": ("communicatie", "communication", "communications", "comms", "corporate communicatie", "corporate communications"),
    "administratie": ("administratie", "administration", "admin", "adm"),
    "ontwikkeling": ("r d", "research development", "onderzoek ontwikkeling", "o o"),
    "kwaliteit": ("kwaliteit", "quality", "kwaliteitszorg"),
    "magazijn": ("magazijn", "warehouse"),
    "onderhoud": ("onderhoud", "maintenance"),
    "facilitair": ("facilitair", "facilitaire zaken", "facilitaire", "facility", "facilities", "facility management"),
}
"""What a department is called in Dutch and English, in plain words without accents, under one name."""

SAME = {word: name for name, words in SYNONYMS.items() for word in words}
