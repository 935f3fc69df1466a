"""Headings that ask who somebody is, in English and Dutch, and the usual ones in German, French and Spanish."""

from __future__ import annotations

import re

from analyzer.sheets.plain import plain

_FILLING = """
a an and de den der des die en enter fill give het i in invullen is je jouw mijn my of op optional optioneel or please required s the uw
van vul verplicht wat what your you u geef hier here indien if eventueel jullie ihre ihr dein deine votre ton tu su el la le
"""
"""Words that say nothing about what is asked."""

_VOCABULARY = """
email            : email emails mail mails emailadres emailaddress mailadres mailaddress emailadresse correo courriel recipientemail
                 | e address adres adresse work werk zakelijk zakelijke personal prive electronico recipient addres id
name             : name names naam namen voornaam achternaam roepnaam tussenvoegsel firstname lastname fullname surname vorname nachname nom
                   prenom nombre apellido apellidos displayname givenname familyname recipientfirstname recipientlastname voorletters
                   initialen initials
                 | full first last family given middle user display respondent employee medewerker collega colleague manager leidinggevende
                   recipient participant volledige voor achter teamlead supervisor
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
                 | no nr id
phone            : phone mobile telephone telefoon telefoonnummer mobiel gsm handy telefono tel phonenumber mobilenumber whatsappnummer
                 | number nummer no nr work werk prive zakelijk numero 06
date of birth    : birthday birthdate dob geboortedatum geboortedag geburtsdatum verjaardag dateofbirth
                 | date datum birth
address          : zip zipcode postcode postalcode address adres adresse street straat straatnaam huisnummer woonplaats plz postleitzahl
                 | postal code home thuis work werk number nummer plaats straat
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
                   student number, participant number
device           : device id, network id
address          : postal code
date of birth    : date of birth, birth date
"""
"""Per kind the headings that consist of words too common to count on their own."""


def _entries(listing: str) -> dict[str, str]:
    found = re.findall(r"^([a-z ]+?) +: ((?:.|\n(?! *\n|[a-z]))+)", listing, re.MULTILINE)
    return {kind: " ".join(text.split()) for kind, text in found}


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    core, _, beside = text.partition("|")
    return frozenset(core.split()), frozenset(beside.split())


_FILLERS = frozenset(_FILLING.split())
_KINDS = {kind: _words(text) for kind, text in _entries(_VOCABULARY).items()}
_WHOLE = {
    " ".join(word for word in phrase.split() if word not in _FILLERS): kind
    for kind, text in _entries(_PHRASES).items()
    for phrase in text.split(", ")
}


def kind_by_heading(heading: str) -> str | None:
    """The kind of identifier that a heading asks for, or None.

    Its words are a word of that kind and its usual company, and nothing else: "Your name" is one, "Name of your training" is not.
    """
    said = re.sub(r"[\W_]+", " ", plain(heading).replace("'", ""))
    words = [word for word in said.split() if word not in _FILLERS]
    if " ".join(words) in _WHOLE:
        return _WHOLE[" ".join(words)]
    return next((kind for kind, (core, beside) in _KINDS.items() if core & set(words) and set(words) <= core | beside), None)
