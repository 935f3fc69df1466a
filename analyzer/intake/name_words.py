"""Words of departments, jobs, scales, places and programs, and common given names: what tells a name of a person from other texts."""

from __future__ import annotations

_COMMON = """
accountancy accounting accounts acquisition admin administratie administration advies adviseur advisor advisory afdeling agency agile
algemeen algemene amsterdam analist analyst analytics applicatie application applications apps archief architect area art arts assistant
assistent associate audit back backend bank bedrijf bedrijfsbureau bedrijfsvoering beginner behandeling beheer beleid bestuur beveiliging
binnendienst board bouw brand buitendienst bureau business buying call campus care cel center centre centrum chain chat chef chief city
client clients clinic cloud club coach collega college comms communicatie communications community company compliance computer consultant
content control controle controller coordinator corporate country credit crew csr customer customers cyber data database deal design desk
developer developers development devops dienst diensten digital digitale directeur directie director dispatch district division docent
domain dutch east economics education einkauf electrical employee energy engineer engineering english entry estate europe event events ex
executive experience expert extern external externe facilitair facilitaire facilities facility faculteit faculty farm fashion fellow field
finance financial financien financiële financiën first fleet food foundation france french front frontend full funding gebied general
german germany geschäftsführung global gmbh governance government graduate graphic groep group groups growth haag handel head health
helpdesk high home hoofd hospital hotel house hr hub huis hulp human ict ii iii industrial industry informatie information infrastructure
inkoop innovatie innovation inside insurance intake interim intern international interne internship inventory invoice it jong junior
juridisch juridische jurist kantoor kennis keten key klant klanten klantenservice kunde kwaliteit lab labs lager language last law lead
leader leadership learning lecturer leeuwarden legal leiding leidinggevende leiter level library line lite live logistics logistiek low
mail main maintenance manager managers managing manufacturing market marketing markt mechanical medewerker media medical medisch medium
member mental mid middle milieu mkb mobile national nederland net netherlands network new niveau no noord north northern of office officer
onderhoud onderwijs onderzoek online ontwikkeling oost openbare operationeel operations operator opleiding ops order orders organisatie
organisation organization other overall overheid overig overige owner partner partners payroll people performance personal
personalabteilung personeel pharmacy phd planning plant platform plus policy politiek pr practice premium press primary principal print
private pro procurement product productie production products professional professor program programma project projecten projectleider
projects property public publiek publieke purchasing quality raad rather receptie reception recruitment regio region regional regulatory
relations remote reporting research researcher resources retail risico risk ruimte ruimtelijke safety sales samenleving school science
sciences scientist scrum second secretariaat section sector secundair security self senior service services shared shop site small sociaal
social sociale society software south southern specialist sport staf staff start state station stock store strategic strategie strategy
student studio supply support system systems talent teacher team teamleider teams tech technical technician techniek technische
technologie technology test testing toezicht tooling total trade trainee training transport travel treasury twente uitvoering unit united
universiteit university utrecht ux vastgoed veiligheid verkauf verkoop vertrieb verwaltung very video voorlichting vp warehouse water web
webshop welzijn werk werkplaats west wonen work world young youth zakelijk zakelijke zaken zentrale ziekenhuis zorg zuid

absolutely actually agree all almost always anders another answer any applicable approximately bad basic best both certainly completely
correct daily day days definitely disagree don't done dont each easy eens elke enough equally ever every everyone exactly excellent
extremely fair fairly false familiar far few fully geen gender good great half hard heel helemaal hour hours i if important in incorrect
ja just know least less like likely little long lot many maybe met minder minutes moderately month monthly months more most mostly much my
n/a na nee neither neutral never niet nobody none nooit not nothing nvt ok okay old on once one oneens only option or otherwise part
partly per poor prefer probably quarter question quite rarely regularly satisfied say seldom several share slightly so some someone
something sometimes somewhat soms strongly sure that the this time times to too totally true twice two unknown unlikely unsatisfied unsure
up us useful usually week weekly weeks weet well without would wrong year yearly years yes you your zeer

africa america american android apple asia asian australia azure black blog bluesky britain canada china chrome discord docker excel
facebook firefox forms gmail google india instagram iphone island islands japan java javascript kingdom korea kubernetes latin linkedin
linux mac meet messenger microsoft native outlook pinterest python reddit republic san scotland signal skype slack snapchat states
telegram threads tiktok twitter visual whatsapp white windows wordpress xing youtube zealand zoom
"""

_ENDINGS = """
ment tion tions ance ence ness ship logy ics ity ities ional ical able zaken dienst diensten beheer beleid heid schap schappen tie ties
iteit kunde service leiding wesen ung ungen heit keit abteilung technik medewerker adviseur manager managers team itaire naire ische
"""

_GIVEN = """
aad abdul adam ahmed aisha albert alex alexander ali alice amber amina amir andrea andreas andrew anita anja anna anne anneke annelies
annemarie anouk anton antonio arie arjan arjen arnold arthur astrid ayse bart bas bastiaan ben benjamin bernard bert bianca björn bob bram
brenda brian carla carlos carolien caroline catherine cees chantal charles charlotte chris christel christian christina christine
christopher claire claudia coen colin cor corrie cynthia daan daniel danielle david debbie dennis diana dick diego dirk dominik donald
dorien edwin eefje eline elise elizabeth ellen els elsbeth emily emine emma eric erik erwin esther eva evelien evelyn fabian fatih fatima
fatma femke ferdinand ferry floris francisco frank frans fred frederik freek gabriel geert george gerard gerda gerrit gert gijs giovanni
gisela greet guido gustav hamza hanna hannah hanneke hans harm harry hassan heidi heike heinz helen helena helga hendrik henk henny henri
henry herman hugo huub ian ibrahim ilse inge ingrid irene iris isabel isabelle ismail ivo jaap jacob jacqueline jacques james jan jana
jane janine janneke jasper jean jelle jennifer jens jeroen jerry jessica jim joanna jochen joep johan johanna johannes john jolanda jonas
jonathan joost joris jos jose joseph josé joyce juan judith julia julian juliette jurgen jürgen karel karen karin karl katarina kathrin
katja kees kelly kenneth kevin khadija kim klaas klaus koen lara lars laura laurens lea leila lena leo leon leonie lex lianne lieke lies
liesbeth lilian linda lisa lisette loes lotte louis louise luca lucas lucy luis luuk maaike maarten magda manfred manon manuel marc marcel
marco margaret margot margriet maria mariam marianne marie marieke marijke marina mario marion mariska marjan marjolein mark marleen
marlies martha martijn martin martine mary mathieu matthew matthias maud maurice mehmet meike melanie melissa merel michael michel
michelle michiel mieke miguel mike mirjam mohamed mohammed monica moniek monika monique mustafa myrthe nadia nadine nancy natalie natasja
nick nicolas nicole niels nina noah noor nora olaf olga oliver omar oscar otto patricia patrick paul paula pauline pedro peggy peter petra
pierre piet pieter rachel rachid ralph ramon raymond rebecca reinier remco renate renske rené richard rick rik rita rob robbert robert
roberto robin roel roger roland rolf ron ronald roos rosa roy ruben rudi ruth ruud saar sabine samantha samira sander sandra sanne sara
sarah saskia sebastian sem serge silvia simon simone sjaak sjoerd sonja sophie stefan stefanie stephan stephanie stephen steven stijn sue
susan susanne suzanne sven sylvia tamara tanja tara teun thea theo theresa thijs thomas tijmen tim timo tina tobias tom ton tony tristan
ursula valerie vera veronica victor vincent walter wendy werner wesley wiebe wil willem wilma wim wolfgang wouter xander yara yasmin
yasmine yusuf yvonne zeynep
"""

COMMON = frozenset(_COMMON.split())
"""Words, in small letters, of which no name of a person is made."""

ENDINGS = tuple(_ENDINGS.split())
"""What such words end in."""

GIVEN = frozenset(_GIVEN.split())
"""Common given names in small letters, which are known alone too."""
