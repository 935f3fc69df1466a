"""Headings that ask who somebody is, in English and Dutch, and the usual ones in German, French and Spanish."""

from __future__ import annotations

import re
import unicodedata

from analyzer.sheets.plain import plain

_FILLING = """
a an and de den der des die en enter fill give het i in invullen is je jouw mijn my of op optional optioneel or please required s the uw
van vul verplicht wat what your you u geef hier here indien if eventueel jullie ihre ihr dein deine votre ton tu su el la le les du des
por para mi mon ma bitte favor ben bent are ist sind est es
"""
"""Words that say nothing about what is asked."""

_PEOPLE = """
manager managers leidinggevende leidinggevenden teamlead teamleider teamleidster teamleader teamcoach leader lead supervisor chef cheffin
baas boss afdelingshoofd hoofd directeur director coach mentor buddy begeleider praktijkbegeleider stagebegeleider docent teacher trainer
vorgesetzter vorgesetzte vorgesetzten teamleiter teamleiterin abteilungsleiter chefin betreuer betreuerin
superieur responsable jefe jefa superviseur encargado contactpersoon contact hrbp ploegleider unitmanager filiaalmanager
"""
"""People whom a heading may speak of; alone in a heading they ask for a name or for a yes."""

_NEAR = """
direct directe naaste huidige eigen current line hiring afdelings directer direkter direkte hierarchique
"""
"""Which of them."""

_VOCABULARY = """
email            : email emails mail mails emailadres emailaddress mailadres mailaddress emailadresse correo courriel recipientemail
                   mailadresse
                 | e address adres adresse work werk zakelijk zakelijke personal prive electronico electronica
                   electronique recipient addres id direccion
name             : name names naam namen voornaam achternaam roepnaam tussenvoegsel firstname lastname fullname surname vorname nachname nom
                   prenom nombre apellido apellidos displayname givenname familyname recipientfirstname recipientlastname voorletters
                   initialen initials familienname nachnamen noms prenoms nombres teamleadername vorgesetztername managername
                   wie who wer quien qui
                 | full first last family given middle user display respondent employee medewerker collega colleague manager leidinggevende
                   recipient participant volledige voor achter ROLES
username         : username login upn sso gebruikersnaam edupersonprincipalname useraccount inlognaam accountname handle screenname workerid
                 | user account network twitter linkedin instagram name naam id github
ip               : ip ipaddr ipaddress ipadres
                 | address adres addr
location         : latitude longitude gps geolocation geopoint locationlatitude locationlongitude coordinates coordinaten
                 | location x y
access code      : token toegangscode respondentid responseid collectorid recordid submissionid rid psid pid panelid uuid seed
                   externalreference externaldatareference recipientreference customdata deelnemerscode
                 | access code respondent response collector record data 1 2 3 id reference external prolific session study survey
personnel number : personeelsnummer personeelsnr medewerkersnummer medewerkernummer stamnummer salarisnummer employeenumber employeeid
                   staffid personnelnumber studentnummer studentnumber participantnumber deelnemersnummer registratienummer klantnummer
                   personalnummer mitarbeiternummer personalnr matricule legajo
                 | no nr id numero
phone            : phone mobile telephone telefoon telefoonnummer mobiel gsm handy telefono tel phonenumber mobilenumber whatsappnummer
                   telefonnummer handynummer mobilnummer movil celular portable mobil
                 | number nummer no nr work werk prive zakelijk numero 06
date of birth    : birthday birthdate dob geboortedatum geboortedag geburtsdatum verjaardag dateofbirth geburtstag naissance nacimiento
                 | date datum birth fecha
address          : zip zipcode postcode postalcode address adres adresse street straat straatnaam huisnummer woonplaats plz postleitzahl
                   wohnort domicilio direccion anschrift
                 | postal postale code codigo home thuis work werk number nummer plaats straat
device           : deviceid networkid subscriberid simserial imei useragent browser
                 | device network id user agent
bank account     : iban rekeningnummer bankrekening bankrekeningnummer
                 | bank account number nummer
citizen number   : bsn burgerservicenummer sofinummer ssn
                 | number nummer
profile          : profile profiel profielpagina profileurl
                 | linkedin github twitter facebook instagram tiktok url link pagina page x mastodon
"""
"""Per kind the words of which one must be there, and after the bar the words that may stand beside it."""

_PHRASES = """
access code      : id, access code, respondent id, response id, collector id, record id, session id, prolific pid, external reference,
                   external data reference, custom data, custom data 1
username         : worker id, user id, user name, submitted by
personnel number : employee id, employee number, employee no, staff id, staff number, personnel number, personnel no, pers no,
                   numero empleado, numero employe,
                   student number, participant number
device           : device id, network id
address          : postal code, code postal, codigo postal
date of birth    : date of birth, birth date
"""
"""Per kind the headings that consist of words too common to count on their own."""


def _entries(listing: str) -> dict[str, str]:
    found = re.findall(r"^([a-z ]+?) +: ((?:.|\n(?! *\n|[a-z]))+)", listing, re.MULTILINE)
    return {kind: " ".join(text.split()) for kind, text in found}


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    core, _, beside = text.partition("|")
    return frozenset(core.split()), frozenset(beside.replace("ROLES", f"{_PEOPLE} {_NEAR}").split())


_ROLES = frozenset(_PEOPLE.split())
_NEARNESS = frozenset(_NEAR.split())
_LEADER = re.compile(r"\b(?:team|line|project|unit|sales|afdelings) (?:lead|leader|leider|leidster|manager|coach|hoofd|chef)\b")
_FILLERS = frozenset(_FILLING.split())
_KINDS = {kind: _words(text) for kind, text in _entries(_VOCABULARY).items()}
_WHOLE = {
    " ".join(word for word in phrase.split() if word not in _FILLERS): kind
    for kind, text in _entries(_PHRASES).items()
    for phrase in text.split(", ")
}

_NUMBERED = re.compile(r"^(\D*)\d$")


def kind_by_heading(heading: str) -> str | None:
    """The kind of identifier that a heading asks for, or None.

    Its words are a word of that kind and its usual company, and nothing else: "Your name" is one, "Name of your training" is not. Tools
    number the second of two equal headings ("Naam2"), which makes no difference.
    """
    words = _telling(heading)
    return _kind(words) or _kind([*words[:-1], *_NUMBERED.sub(r"\1", words[-1]).split()] if words else [])


def _kind(words: list[str]) -> str | None:
    if " ".join(words) in _WHOLE:
        return _WHOLE[" ".join(words)]
    return next((kind for kind, (core, beside) in _KINDS.items() if core & set(words) and set(words) <= core | beside), None)


def speaks_of_somebody(heading: str) -> bool:
    """Whether a heading is no more than somebody's role ("Manager", "Je leidinggevende"): a name is asked there, or whether one is that."""
    words = set(_telling(heading))
    return bool(words & _ROLES) and words <= _ROLES | _NEARNESS


def _telling(heading: str) -> list[str]:
    """The words of a heading that say what is asked."""
    said = re.sub(r"[\W_]+", " ", _unaccented(plain(heading)).replace("'", ""))
    words = _LEADER.sub("manager", said).split()
    return [word for word in words if word not in _FILLERS]


def _unaccented(text: str) -> str:
    """Letters without their accents: people leave them out."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
