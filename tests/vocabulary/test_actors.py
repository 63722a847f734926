"""The lexicon of actors: that names find whom news means by them, and that broken files are told apart."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from accord.errors import VocabularyError
from accord.vocabulary.actor_files import actor_files, load_codes
from accord.vocabulary.actors import ActorLexicon, check_actors, load_actors, normalise

PREFIXES = """@prefix acc: <https://w3id.org/accord/ontology#> .
@prefix id: <https://w3id.org/accord/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

# surface, code; names, official and old names, demonyms, peoples, capitals
COUNTRIES = """
Afghanistan AFG; Afghan AFG; Afghans AFG; Kabul AFG; Albania ALB; Albanian ALB; Tirana ALB; Algeria DZA; Algerian DZA
Algiers DZA; Andorra AND; Angola AGO; Angolans AGO; Luanda AGO; Antigua and Barbuda ATG; Argentina ARG; Argentine ARG
Argentinian ARG; Buenos Aires ARG; Armenia ARM; Armenian ARM; Yerevan ARM; Australia AUS; Canberra AUS; Austria AUT
Austrian AUT; Vienna AUT; Azerbaijan AZE; Azerbaijani AZE; Azeri AZE; Baku AZE; the Bahamas BHS; Bahamian BHS
Bahrain BHR; Bahraini BHR; Bangladesh BGD; Bangladeshi BGD; Dhaka BGD; Barbados BRB; Belarus BLR; Belarusian BLR
Minsk BLR; Belgium BEL; Belgian BEL; Belize BLZ; Benin BEN; Bhutan BTN; Bolivia BOL; Bolivian BOL; Bosnia BIH
Bosnia-Herzegovina BIH; Bosnia and Herzegovina BIH; Sarajevo BIH; Botswana BWA; Brazil BRA; Brazilian BRA; Brasília BRA
Brasilia BRA; Brunei BRN; Bulgaria BGR; Bulgarian BGR; Burkina Faso BFA; Burkinabe BFA; Ouagadougou BFA; Burma MMR
Myanmar MMR; Burmese MMR; Naypyidaw MMR; Burundi BDI; Burundian BDI; Cambodia KHM; Phnom Penh KHM; Cameroon CMR
Cameroonian CMR; Canada CAN; Canadian CAN; Ottawa CAN; Cape Verde CPV; Cabo Verde CPV; Central African Republic CAF
CAR CAF; Chad TCD; Chadian TCD; N'Djamena TCD; N’Djamena TCD; Chile CHL; Chilean CHL; China CHN; Chinese CHN
Beijing CHN; PRC CHN; People's Republic of China CHN; People’s Republic of China CHN; Colombia COL; Colombian COL
Bogotá COL; Bogota COL; Comoros COM; Democratic Republic of Congo COD; Democratic Republic of the Congo COD
DR Congo COD; DRC COD; D.R.C. COD; Congo COD; Congolese COD; Kinshasa COD; Zaire COD; Republic of Congo COG
Republic of the Congo COG; Congo-Brazzaville COG; Brazzaville COG; Costa Rica CRI; Croatia HRV; Croatian HRV
Cuba CUB; Havana CUB; Cyprus CYP; Cypriot CYP; Czech Republic CZE; Czechia CZE; Prague CZE; Denmark DNK; Danish DNK
Danes DNK; Djibouti DJI; Dominica DMA; Dominican Republic DOM; Dominican DOM; East Timor TLS; Timor-Leste TLS
Ecuador ECU; Ecuadorean ECU; Egypt EGY; Egyptian EGY; Egyptians EGY; Cairo EGY; El Salvador SLV; Salvadoran SLV
Equatorial Guinea GNQ; Eritrea ERI; Asmara ERI; Estonia EST; Eswatini SWZ; Swaziland SWZ; Ethiopia ETH; Ethiopian ETH
Addis Ababa ETH; Fiji FJI; Finland FIN; Finnish FIN; Helsinki FIN; France FRA; French FRA; Frenchmen FRA; Paris FRA
Élysée FRA; Gabon GAB; The Gambia GMB; Gambian GMB; Georgia GEO; Georgian GEO; Tbilisi GEO; Germany DEU; German DEU
Berlin DEU; West Germany DEU; East German DEU; Ghana GHA; Ghanaian GHA; Greece GRC; Greek GRC; Greenland DNK
Grenada GRD; Guam USA; Guatemala GTM; Guinea GIN; Guinean GIN; Conakry GIN; Guinea-Bissau GNB; Guinea Bissau GNB
Guyana GUY; Haiti HTI; Haitian HTI; Port-au-Prince HTI; Holy See VAT; Vatican VAT; Honduras HND; Hong Kong HKG
Hungary HUN; Hungarian HUN; Budapest HUN; Iceland ISL; India IND; Indian IND; New Delhi IND; Delhi IND; Indonesia IDN
Jakarta IDN; Iran IRN; Iranian IRN; Tehran IRN; Teheran IRN; Iraq IRQ; Iraqi IRQ; Baghdad IRQ; Ireland IRL; Irish IRL
Israel ISR; Israeli ISR; Israelis ISR; Tel Aviv ISR; Italy ITA; Italian ITA; Rome ITA; Ivory Coast CIV
Côte d'Ivoire CIV; Cote d’Ivoire CIV; Ivorian CIV; Jamaica JAM; Japan JPN; Japanese JPN; Tokyo JPN; Jordan JOR
Jordanian JOR; Amman JOR; Kazakhstan KAZ; Kazakh KAZ; Kenya KEN; Kenyan KEN; Nairobi KEN; Kiribati KIR; Kosovo KOS
Kosovar KOS; Pristina KOS; Kuwait KWT; Kuwaiti KWT; Kyrgyzstan KGZ; Kyrgyz KGZ; Laos LAO; Latvia LVA; Lebanon LBN
Lebanese LBN; Beirut LBN; Lesotho LSO; Liberia LBR; Liberian LBR; Libya LBY; Libyan LBY; Tripoli LBY
Liechtenstein LIE; Lithuania LTU; Luxembourg LUX; Macau CHN; Macedonia MKD; North Macedonia MKD; Madagascar MDG
Malagasy MDG; Malawi MWI; Malaysia MYS; Malaysian MYS; Maldives MDV; Mali MLI; Malian MLI; Bamako MLI; Malta MLT
Marshall Islands MHL; Mauritania MRT; Mauritius MUS; Mexico MEX; Mexican MEX; Micronesia FSM; Moldova MDA
Moldovan MDA; Monaco MCO; Mongolia MNG; Montenegro MNE; Morocco MAR; Moroccan MAR; Rabat MAR; Mozambique MOZ
Maputo MOZ; Namibia NAM; Nauru NRU; Nepal NPL; Nepali NPL; Nepalese NPL; Netherlands NLD; the Netherlands NLD
Dutch NLD; Holland NLD; New Zealand NZL; Nicaragua NIC; Nicaraguan NIC; Niger NER; Nigerien NER; Niamey NER
Nigeria NGA; Nigerian NGA; Nigerians NGA; Abuja NGA; North Korea PRK; North Korean PRK; DPRK PRK; Pyongyang PRK
Norway NOR; Norwegian NOR; Oslo NOR; Oman OMN; Omani OMN; Muscat OMN; Pakistan PAK; Pakistani PAK; Islamabad PAK
Palau PLW; Palestine PSE; Palestinian PSE; Panama PAN; Papua New Guinea PNG; Paraguay PRY; Peru PER; Peruvian PER
Philippines PHL; the Philippines PHL; Philippine PHL; Filipino PHL; Manila PHL; Poland POL; Polish POL; Warsaw POL
Portugal PRT; Puerto Rico USA; Qatar QAT; Qatari QAT; Doha QAT; Romania ROU; Russia RUS; Russian RUS
Russian Federation RUS; Moscow RUS; the Kremlin RUS; Rwanda RWA; Rwandan RWA; Kigali RWA; St. Lucia LCA; Samoa WSM
Sao Tome and Principe STP; São Tomé and Príncipe STP; Saudi Arabia SAU; Saudi SAU; Riyadh SAU; Senegal SEN; Dakar SEN
Serbia SRB; Serbian SRB; Belgrade SRB; Seychelles SYC; Sierra Leone SLE; Freetown SLE; Singapore SGP; Slovakia SVK
Slovenia SVN; Solomon Islands SLB; Somalia SOM; Somali SOM; Mogadishu SOM; South Africa ZAF; South African ZAF
Pretoria ZAF; South Korea KOR; South Korean KOR; Republic of Korea KOR; Seoul KOR; South Sudan SSD
South Sudanese SSD; Juba SSD; Soviet Union RUS; Soviet RUS; U.S.S.R. RUS; Spain ESP; Spanish ESP; Sri Lanka LKA
Sri Lankan LKA; Colombo LKA; Sudan SDN; Sudanese SDN; Khartoum SDN; Suriname SUR; Sweden SWE; Swedish SWE
Switzerland CHE; Swiss CHE; Syria SYR; Syrian SYR; Damascus SYR; Taiwan TWN; Taiwanese TWN; Taipei TWN
Tajikistan TJK; Tajik TJK; Tanzania TZA; Thailand THA; Thai THA; Bangkok THA; Togo TGO; Tonga TON; Tunisia TUN
Tunisian TUN; Tunis TUN; Turkey TUR; Türkiye TUR; Turkiye TUR; Turkish TUR; Ankara TUR; Turkmenistan TKM; Tuvalu TUV
Uganda UGA; Ugandan UGA; Ukraine UKR; Ukrainian UKR; Kyiv UKR; Kiev UKR; UK GBR; U.K. GBR; United Kingdom GBR
Britain GBR; Great Britain GBR; British GBR; Britons GBR; London GBR; Downing Street GBR; UAE ARE; U.A.E. ARE
United Arab Emirates ARE; Emirati ARE; Abu Dhabi ARE; US USA; U.S. USA; USA USA; U.S.A. USA; United States USA
the United States of America USA; America USA; American USA; Americans USA; Washington USA; the White House USA
Uruguay URY; Uzbekistan UZB; Vanuatu VUT; Venezuela VEN; Venezuelan VEN; Caracas VEN; Vietnam VNM; Viet Nam VNM
Hanoi VNM; Yemen YEM; Yemeni YEM; Yugoslavia SRB; Zambia ZMB; Zimbabwe ZWE; Zimbabwean ZWE; Harare ZWE
"""
TABLE = [tuple(row.rsplit(" ", 1)) for row in re.split(r";\s*|\n", COUNTRIES.strip())]


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return load_actors()


def write(path: Path, *entries: str) -> Path:
    path.write_text(PREFIXES + "\n".join(entries), encoding="utf-8")
    return path


def test_table_of_countries_is_long() -> None:
    assert len(TABLE) == len(set(TABLE)) > 400


@pytest.mark.parametrize(("surface", "code"), TABLE)
def test_country(lexicon: ActorLexicon, surface: str, code: str) -> None:
    alias = lexicon.find(surface)
    assert alias is not None
    assert (alias.actor.kind, alias.actor.code) == ("State", code)


@pytest.mark.parametrize(
    ("surface", "form"),
    [
        ("Israel", "name"),
        ("Russian Federation", "alias"),
        ("U.S.", "acronym"),
        ("Qatari", "demonym"),
        ("Americans", "people"),
        ("Doha", "metonym"),
        ("The Kremlin", "metonym"),
        ("Tel Aviv's", "metonym"),
    ],
)
def test_form(lexicon: ActorLexicon, surface: str, form: str) -> None:
    alias = lexicon.find(surface)
    assert alias is not None
    assert alias.form == form


def test_a_capital_is_also_a_place(lexicon: ActorLexicon) -> None:
    alias = lexicon.find("Doha")
    assert alias is not None
    assert alias.actor.id == "qatar"
    assert alias.place is not None
    assert (alias.place.id, alias.place.kind, alias.place.code) == ("doha", "Place", "QAT")
    assert lexicon.within["doha"] == ("qatar",)


@pytest.mark.parametrize(
    ("word", "acronym", "name"),
    [
        ("us", "US", "United States"),
        ("who", "WHO", "World Health Organization"),
        ("is", "IS", "Islamic State"),
        ("au", "AU", "African Union"),
        ("pa", "PA", "Palestinian Authority"),
        ("ap", "AP", "The Associated Press"),
        ("Who", "W.H.O.", "World Health Organization"),
        ("Us", "the US’s", "United States"),
    ],
)
def test_words_are_no_acronyms(lexicon: ActorLexicon, word: str, acronym: str, name: str) -> None:
    assert lexicon.find(word) is None
    alias = lexicon.find(acronym)
    assert alias is not None
    assert (alias.actor.name, alias.form) == (name, "acronym")


@pytest.mark.parametrize(
    "surface",
    [
        "turkey",
        "White house",
        "Red cross",
        "New forces",
        "Cut",
        "Ups",
        "Male",
        "the west",
        "polish",
        "west",
        "West",
        "Hague",
        "Times",
        "Korean",
        "Bush",
        "",
        "the",
        "Kim",
    ],
)
def test_surfaces_that_are_nobody(lexicon: ActorLexicon, surface: str) -> None:
    assert lexicon.find(surface) is None


@pytest.mark.parametrize(
    ("surface", "name", "code"),
    [
        ("Palestinian resistance", "Palestinian Resistance", "PSEREB"),
        ("the Gaza strip", "Gaza Strip", "PSE"),
        ("Unicef", "UNICEF", "IGO"),
        ("UNICEF", "UNICEF", "IGO"),
        ("UPS", "UPS", "USABUS"),
        ("ISLAMIC STATE", "Islamic State", "IMGREB"),
        ("Hamas’s", "Hamas", "PSEREB"),
        ("HAMAS", "Hamas", "PSEREB"),
        ("the al‑Qassam Brigades", "Al-Qassam Brigades", "PSEREB"),
        ("Al Shabaab", "Al-Shabaab", "SOMREB"),
        ("al-Shabab", "Al-Shabaab", "SOMREB"),
        ("Tamil Tigers", "Liberation Tigers of Tamil Eelam", "LKAREB"),
        ("RSF", "Rapid Support Forces", "SDNREB"),
        ("Sudanese army", "Sudanese Armed Forces", "SDNMIL"),
        ("Somali pirates", "Somali pirates", "SOMCRM"),
        ("international community", "international community", None),
        ("The West", "Western countries", None),
        ("Europeans", "European countries", "IGO"),
        ("Palestinians", "Palestinians", "PSE"),
        ("Abkhazia", "Abkhazia", "GEOPRE"),
        ("Somaliland", "Somaliland", "SOMPRE"),
        ("Donetsk People's Republic", "Donetsk People's Republic", "UKRPRE"),
        ("the U.N.", "United Nations", "IGO"),
        ("Brussels", "European Union", "IGO"),
        ("Red Cross", "International Committee of the Red Cross", "NGOMED"),
        ("I.D.F.", "Israel Defense Forces", "ISRMIL"),
        ("UAW", "United Auto Workers", "USALAB"),
        ("SAG-AFTRA", "SAG-AFTRA", "USALAB"),
        ("NYT", "The New York Times", "USAJRN"),
        ("The New York Times", "The New York Times", "USAJRN"),
        ("New York Times", "The New York Times", "USAJRN"),
        ("the Times", "The Times", "GBRJRN"),
        ("Netanyahu", "Benjamin Netanyahu", "ISRGOV"),
        ("Erdoğan", "Recep Tayyip Erdogan", "TURGOV"),
        ("Gaza", "Gaza Strip", "PSE"),
        ("Nagorno-Karabakh", "Nagorno-Karabakh", "AZE"),
        ("Geneva", "Geneva", "CHE"),
        ("the Hague", "The Hague", "NLD"),
    ],
)
def test_actors(lexicon: ActorLexicon, surface: str, name: str, code: str | None) -> None:
    alias = lexicon.find(surface)
    assert alias is not None
    assert (alias.actor.name, alias.actor.code) == (name, code)


def test_links(lexicon: ActorLexicon) -> None:
    actors = lexicon.actors
    assert actors["al-qassam-brigades"].part_of == ("hamas",)
    assert actors["israel-defense-forces"].part_of == ("israel",)
    assert actors["abu-obeida"].speaks_for == "al-qassam-brigades"
    assert "prime minister" in lexicon.offices["benjamin-netanyahu"]


def test_every_iso_code_is_some_states(lexicon: ActorLexicon) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in actor_files() if path.name == "states.ttl")
    codes = set(re.findall(r'(?:acc:country|skos:notation) "([A-Z]{3})"', text))
    own = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    assert load_codes().countries - own - codes == set()
    assert codes - load_codes().countries == set()


def test_breadth(lexicon: ActorLexicon) -> None:
    kinds = [actor.kind for actor in lexicon.actors.values()]
    wanted = {"State": 249, "Organization": 150, "ArmedGroup": 120, "Outlet": 120, "Person": 250, "Place": 250}
    assert {kind: number for kind, number in wanted.items() if kinds.count(kind) < number} == {}


def test_longest_covers_every_alias(lexicon: ActorLexicon) -> None:
    surfaces = [alias.surface for alias in (*lexicon.aliases.values(), *lexicon.acronyms.values())]
    assert max(len(re.findall(r"\w+|[^\w\s]", surface)) for surface in surfaces) == lexicon.longest


def test_every_name_finds_its_actor(lexicon: ActorLexicon) -> None:
    lost = []
    for actor in lexicon.actors.values():
        alias = lexicon.find(actor.name)
        if alias is None or actor not in (alias.actor, alias.place):
            lost.append(actor.name)
    assert lost == []


def test_own_files_are_clean() -> None:
    assert check_actors() == []


def test_normalise_is_idempotent(lexicon: ActorLexicon) -> None:
    assert [key for key in lexicon.aliases if normalise(key) != key] == []


@pytest.mark.parametrize(
    ("entry", "key", "message"),
    [
        ('id:a a acc:State ; acc:country "FRA" .', "a", "no skos:prefLabel"),
        ('id:a a acc:Nation ; skos:prefLabel "A" .', "a", "unknown class: acc:Nation"),
        ('id:a skos:prefLabel "A" .', "a", "has no class"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:nickname "B" .', "a", "unknown property: acc:nickname"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:memberOf id:nobody .', "a", "unknown id: id:nobody"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:memberOf "Hamas" .', "a", "must point to an id"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:memberOf id:a .', "a", "points to itself"),
        ('id:a a acc:State ; skos:prefLabel "A" ; acc:country "FRX" .', "a", "'FRX'"),
        ('id:a a acc:State ; skos:prefLabel "A" .', "a", "without acc:country"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:sector "BOSS" .', "a", "'BOSS'"),
        ('id:a a acc:Person ; skos:prefLabel "A" , "B" .', "a", "two names"),
        ('id:a a acc:Person ; skos:prefLabel "A" ; acc:acronym "who" .', "a", "needs two capitals"),
        ('id:a a acc:Person ; skos:prefLabel " A" .', "a", "padded"),
        ('id:a a acc:Person ; skos:prefLabel "-" .', "a", "is no name"),
        ('id:Big_A a acc:Person ; skos:prefLabel "A" .', "Big_A", "is no id"),
        ('id:a a acc:Person , acc:State ; skos:prefLabel "A" ; acc:country "FRA" .', "a", "described twice"),
    ],
)
def test_lint(tmp_path: Path, entry: str, key: str, message: str) -> None:
    path = write(tmp_path / "own.ttl", "", entry)
    findings = check_actors([path])
    assert [(f.file, f.line, f.key) for f in findings] == [(str(path), 5, key)] * len(findings)
    assert any(message in f.message for f in findings)
    with pytest.raises(VocabularyError, match=r"own\.ttl:5: "):
        load_actors([path])


def test_alias_claimed_twice(tmp_path: Path) -> None:
    one = write(tmp_path / "a.ttl", 'id:georgia a acc:State ; skos:prefLabel "Georgia" ; acc:country "GEO" .')
    two = write(
        tmp_path / "b.ttl", 'id:georgia-us a acc:Place ; skos:prefLabel "Georgia (US)" ; skos:altLabel "The georgia" .'
    )
    findings = check_actors([one, two])
    assert [(f.file, f.line, f.key) for f in findings] == [(str(two), 4, "georgia-us")]
    assert "'The georgia' is claimed by id:georgia too" in findings[0].message


def test_only_a_place_may_share_a_metonym(tmp_path: Path) -> None:
    state = 'id:a a acc:State ; skos:prefLabel "A" ; acc:country "FRA" ; acc:metonym "Town" .'
    place = write(tmp_path / "a.ttl", state, 'id:town a acc:Place ; skos:prefLabel "Town" .')
    assert check_actors([place]) == []
    body = write(tmp_path / "b.ttl", state, 'id:town a acc:Organization ; skos:prefLabel "Town" .')
    assert len(check_actors([body])) == 1
    two = write(
        tmp_path / "c.ttl",
        state,
        'id:town a acc:Place ; skos:prefLabel "Town" .',
        'id:b a acc:Place ; skos:prefLabel "Town" .',
    )
    assert len(check_actors([two])) == 1


def test_described_in_two_files(tmp_path: Path) -> None:
    one = write(tmp_path / "a.ttl", 'id:a a acc:Person ; skos:prefLabel "A" .')
    two = write(tmp_path / "b.ttl", 'id:a skos:altLabel "B" .')
    assert ["described in a.ttl already" in f.message for f in check_actors([one, two])] == [True]


def test_a_typo_names_file_and_line(tmp_path: Path) -> None:
    path = write(tmp_path / "own.ttl", "id:a a acc:Person ;", '  skos:prefLabel "A" ;;', "  acc:country FRA .")
    with pytest.raises(VocabularyError, match=r"own\.ttl:6: is no Turtle: ") as caught:
        load_actors([path])
    assert "\n" not in str(caught.value)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(VocabularyError, match=r"none\.ttl: cannot be read: "):
        load_actors([tmp_path / "none.ttl"])


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_bytes(PREFIXES.encode() + b'id:a a acc:Person ; skos:prefLabel "S\xe3o" .\n')
    with pytest.raises(VocabularyError, match=r"own\.ttl"):
        load_actors([path])


def test_nothing_is_anonymous(tmp_path: Path) -> None:
    path = write(tmp_path / "own.ttl", '[] a acc:Person ; skos:prefLabel "A" .')
    with pytest.raises(VocabularyError, match="needs a name"):
        load_actors([path])


def test_own_actors_beside_the_ontologys(tmp_path: Path) -> None:
    path = write(
        tmp_path / "own.ttl", 'id:town-band a acc:Organization ; skos:prefLabel "Town Band" ; acc:partOf id:france .'
    )
    lexicon = load_actors([*actor_files(), path])
    assert lexicon.actors["town-band"].part_of == ("france",)
