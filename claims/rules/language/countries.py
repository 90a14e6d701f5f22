"""Every country's name, people and capital in the languages we read, so that "Moscow" and "Russian" can meet."""

from claims.rules.language.folding import fold

# name; other names; peoples in English; peoples in Spanish (masculine); capitals
_TABLE = """
Afghanistan;Afganistán;Afghan;afgano;Kabul
Albania;;Albanian;albanés;Tirana
Algeria;Argelia;Algerian;argelino;Algiers,Argel
Andorra;;Andorran;andorrano;
Angola;;Angolan;angoleño;Luanda
Argentina;;Argentine,Argentinian;argentino;Buenos Aires
Armenia;;Armenian;armenio;Yerevan,Ereván
Australia;;Australian;australiano;Canberra
Austria;;Austrian;austríaco,austriaco;Vienna,Viena
Azerbaijan;Azerbaiyán;Azerbaijani,Azeri;azerbaiyano,azerí;Baku,Bakú
Bahamas;;Bahamian;bahameño;Nassau
Bahrain;Baréin;Bahraini;bareiní;Manama
Bangladesh;;Bangladeshi;bangladesí;Dhaka,Daca
Barbados;;Barbadian;barbadense;Bridgetown
Belarus;Bielorrusia;Belarusian;bielorruso;Minsk
Belgium;Bélgica;Belgian;belga;Brussels,Bruselas
Belize;Belice;Belizean;beliceño;Belmopan
Benin;Benín;Beninese;beninés;Porto-Novo
Bhutan;Bután;Bhutanese;butanés;Thimphu
Bolivia;;Bolivian;boliviano;La Paz
Bosnia;Bosnia and Herzegovina,Bosnia y Herzegovina;Bosnian;bosnio;Sarajevo
Botswana;Botsuana;Botswanan;botsuano;Gaborone
Brazil;Brasil;Brazilian;brasileño,brasilero;Brasilia
Brunei;Brunéi;Bruneian;bruneano;
Bulgaria;;Bulgarian;búlgaro;Sofia,Sofía
Burkina Faso;;Burkinabe;burkinés;Ouagadougou,Uagadugú
Burundi;;Burundian;burundés;Gitega
Cambodia;Camboya;Cambodian;camboyano;Phnom Penh
Cameroon;Camerún;Cameroonian;camerunés;Yaounde,Yaundé
Canada;Canadá;Canadian;canadiense;Ottawa
Central African Republic;República Centroafricana;Central African;centroafricano;Bangui
Chad;;Chadian;chadiano;N'Djamena
Chile;;Chilean;chileno;Santiago
China;;Chinese;chino;Beijing,Pekín
Colombia;;Colombian;colombiano;Bogota,Bogotá
Congo;Democratic Republic of Congo,DR Congo,República Democrática del Congo;Congolese;congoleño;Kinshasa
Costa Rica;;Costa Rican;costarricense;San José
Croatia;Croacia;Croatian,Croat;croata;Zagreb
Cuba;;Cuban;cubano;Havana,La Habana
Cyprus;Chipre;Cypriot;chipriota;Nicosia
Czech Republic;Czechia,República Checa,Chequia;Czech;checo;Prague,Praga
Denmark;Dinamarca;Danish,Dane;danés;Copenhagen,Copenhague
Djibouti;Yibuti;Djiboutian;yibutiano;
Dominican Republic;República Dominicana;Dominican;dominicano;Santo Domingo
Ecuador;;Ecuadorian,Ecuadorean;ecuatoriano;Quito
Egypt;Egipto;Egyptian;egipcio;Cairo,El Cairo
El Salvador;;Salvadoran;salvadoreño;San Salvador
Equatorial Guinea;Guinea Ecuatorial;Equatoguinean;ecuatoguineano;Malabo
Eritrea;;Eritrean;eritreo;Asmara
Estonia;;Estonian;estonio;Tallinn,Tallin
Eswatini;Swaziland,Suazilandia;Swazi;suazi;Mbabane
Ethiopia;Etiopía;Ethiopian;etíope;Addis Ababa,Adís Abeba
Fiji;Fiyi;Fijian;fiyiano;Suva
Finland;Finlandia;Finnish,Finn;finlandés;Helsinki
France;Francia;French,Frenchman;francés;Paris,París
Gabon;Gabón;Gabonese;gabonés;Libreville
Gambia;;Gambian;gambiano;Banjul
Georgia;;Georgian;georgiano;Tbilisi
Germany;Alemania;German;alemán;Berlin,Berlín
Ghana;;Ghanaian;ghanés;Accra
Greece;Grecia;Greek;griego;Athens,Atenas
Guatemala;;Guatemalan;guatemalteco;
Guinea;;Guinean;guineano;Conakry
Guyana;;Guyanese;guyanés;Georgetown
Haiti;Haití;Haitian;haitiano;Port-au-Prince,Puerto Príncipe
Honduras;;Honduran;hondureño;Tegucigalpa
Hungary;Hungría;Hungarian;húngaro;Budapest
Iceland;Islandia;Icelandic,Icelander;islandés;Reykjavik
India;;Indian;indio;New Delhi,Delhi,Nueva Delhi
Indonesia;;Indonesian;indonesio;Jakarta,Yakarta
Iran;Irán;Iranian;iraní;Tehran,Teherán
Iraq;Irak;Iraqi;iraquí;Baghdad,Bagdad
Ireland;Irlanda;Irish;irlandés;Dublin,Dublín
Israel;;Israeli;israelí;Jerusalem,Jerusalén,Tel Aviv
Italy;Italia;Italian;italiano;Rome,Roma
Ivory Coast;Côte d'Ivoire,Costa de Marfil;Ivorian;marfileño;Yamoussoukro
Jamaica;;Jamaican;jamaicano;Kingston
Japan;Japón;Japanese;japonés;Tokyo,Tokio
Jordan;Jordania;Jordanian;jordano;Amman,Amán
Kazakhstan;Kazajistán,Kazajstán;Kazakh,Kazakhstani;kazajo;Astana,Nur-Sultan
Kenya;Kenia;Kenyan;keniano;Nairobi
Kosovo;;Kosovar;kosovar;Pristina
Kuwait;;Kuwaiti;kuwaití;Kuwait City
Kyrgyzstan;Kirguistán;Kyrgyz;kirguís;Bishkek
Laos;;Laotian;laosiano;Vientiane
Latvia;Letonia;Latvian;letón;Riga
Lebanon;Líbano;Lebanese;libanés;Beirut
Lesotho;Lesoto;Basotho;lesotense;Maseru
Liberia;;Liberian;liberiano;Monrovia
Libya;Libia;Libyan;libio;Tripoli,Trípoli
Lithuania;Lituania;Lithuanian;lituano;Vilnius,Vilna
Luxembourg;Luxemburgo;Luxembourger;luxemburgués;
Madagascar;;Malagasy;malgache;Antananarivo
Malawi;Malaui;Malawian;malauí;Lilongwe
Malaysia;Malasia;Malaysian;malasio;Kuala Lumpur
Mali;Malí;Malian;maliense;Bamako
Malta;;Maltese;maltés;Valletta
Mauritania;;Mauritanian;mauritano;Nouakchott
Mexico;México,Méjico;Mexican;mexicano,mejicano;Mexico City,Ciudad de México
Moldova;Moldavia;Moldovan;moldavo;Chisinau
Mongolia;;Mongolian;mongol;Ulaanbaatar,Ulán Bator
Montenegro;;Montenegrin;montenegrino;Podgorica
Morocco;Marruecos;Moroccan;marroquí;Rabat
Mozambique;;Mozambican;mozambiqueño;Maputo
Myanmar;Burma,Birmania;Burmese;birmano;Naypyidaw,Naipyidó
Namibia;;Namibian;namibio;Windhoek
Nepal;;Nepali,Nepalese;nepalí;Kathmandu,Katmandú
Netherlands;Holland,Países Bajos,Holanda;Dutch;neerlandés,holandés;The Hague,Amsterdam,La Haya
New Zealand;Nueva Zelanda;New Zealander;neozelandés;Wellington
Nicaragua;;Nicaraguan;nicaragüense;Managua
Niger;Níger;Nigerien;nigerino;Niamey
Nigeria;;Nigerian;nigeriano;Abuja
North Korea;Corea del Norte;North Korean;norcoreano;Pyongyang
North Macedonia;Macedonia,Macedonia del Norte;Macedonian;macedonio;Skopje
Norway;Noruega;Norwegian;noruego;Oslo
Oman;Omán;Omani;omaní;Muscat,Mascate
Pakistan;Pakistán;Pakistani;pakistaní;Islamabad
Palestine;Palestina;Palestinian;palestino;Ramallah,Ramala
Panama;Panamá;Panamanian;panameño;
Papua New Guinea;Papúa Nueva Guinea;Papuan;papú;Port Moresby
Paraguay;;Paraguayan;paraguayo;Asunción
Peru;Perú;Peruvian;peruano;Lima
Philippines;Filipinas;Filipino,Philippine;filipino;Manila
Poland;Polonia;Polish;polaco;Warsaw,Varsovia
Portugal;;Portuguese;portugués;Lisbon,Lisboa
Qatar;Catar;Qatari;catarí;Doha
Romania;Rumanía,Rumania;Romanian;rumano;Bucharest,Bucarest
Russia;Rusia,Russian Federation,Federación Rusa,Federación de Rusia;Russian;ruso;Moscow,Moscú,Kremlin
Rwanda;Ruanda;Rwandan;ruandés;Kigali
Saudi Arabia;Arabia Saudita,Arabia Saudí;Saudi;saudí,saudita;Riyadh,Riad
Senegal;;Senegalese;senegalés;Dakar
Serbia;;Serbian,Serb;serbio;Belgrade,Belgrado
Sierra Leone;Sierra Leona;Sierra Leonean;sierraleonés;Freetown
Singapore;Singapur;Singaporean;singapurense;
Slovakia;Eslovaquia;Slovak,Slovakian;eslovaco;Bratislava
Slovenia;Eslovenia;Slovenian,Slovene;esloveno;Ljubljana,Liubliana
Somalia;;Somali;somalí;Mogadishu,Mogadiscio
South Africa;Sudáfrica;South African;sudafricano;Pretoria
South Korea;Corea del Sur;South Korean;surcoreano;Seoul,Seúl
South Sudan;Sudán del Sur;South Sudanese;sursudanés;Juba,Yuba
Spain;España;Spanish,Spaniard;español;Madrid
Sri Lanka;;Sri Lankan;ceilanés;Colombo
Sudan;Sudán;Sudanese;sudanés;Khartoum,Jartum
Suriname;Surinam;Surinamese;surinamés;Paramaribo
Sweden;Suecia;Swedish,Swede;sueco;Stockholm,Estocolmo
Switzerland;Suiza;Swiss;suizo;Bern,Berna
Syria;Siria;Syrian;sirio;Damascus,Damasco
Taiwan;Taiwán;Taiwanese;taiwanés;Taipei
Tajikistan;Tayikistán;Tajik;tayiko;Dushanbe
Tanzania;Tanzanía;Tanzanian;tanzano;Dodoma
Thailand;Tailandia;Thai;tailandés;Bangkok
Togo;;Togolese;togolés;Lome
Trinidad and Tobago;Trinidad y Tobago;Trinidadian;trinitense;Port of Spain
Tunisia;Túnez;Tunisian;tunecino;Tunis
Turkey;Türkiye,Turquía;Turkish,Turk;turco;Ankara
Turkmenistan;Turkmenistán;Turkmen;turkmeno;Ashgabat
Uganda;;Ugandan;ugandés;Kampala
Ukraine;Ucrania;Ukrainian;ucraniano;Kyiv,Kiev
United Arab Emirates;UAE,Emiratos Árabes Unidos;Emirati;emiratí;Abu Dhabi,Abu Dabi
United Kingdom;UK,U.K.,Britain,Great Britain,Reino Unido,Gran Bretaña;British,Briton;británico;London,Londres
United States;US,U.S.,USA,U.S.A.,America,Estados Unidos,EE.UU.,EEUU;American;estadounidense,norteamericano;Washington
Uruguay;;Uruguayan;uruguayo;Montevideo
Uzbekistan;Uzbekistán;Uzbek;uzbeko;Tashkent,Taskent
Vatican;Vaticano,Holy See,Santa Sede;;vaticano;
Venezuela;;Venezuelan;venezolano;Caracas
Vietnam;;Vietnamese;vietnamita;Hanoi
Yemen;;Yemeni;yemení;Sanaa,Saná
Zambia;;Zambian;zambiano;Lusaka
Zimbabwe;Zimbabue;Zimbabwean;zimbabuense;Harare
"""

NAMES: dict[str, str] = {}
PEOPLES: dict[str, str] = {}
CAPITALS: dict[str, str] = {}
LABELS: dict[str, str] = {}


def _spanish(masculine: str) -> set[str]:
    """The four forms of a people's name in Spanish: masculine and feminine, one and many."""
    plain = fold(masculine)
    if plain.endswith("o"):
        return {plain, plain + "s", plain[:-1] + "a", plain[:-1] + "as"}
    if plain.endswith(("a", "e", "i", "u")):
        return {plain, plain + "s", plain + "es"}
    return {plain, plain + "es", plain + "a", plain + "as"}


def _load() -> None:
    for line in _TABLE.strip().splitlines():
        name, others, english, spanish, capitals = line.split(";")
        key = fold(name)
        LABELS[key] = name
        for word in (name, *filter(None, others.split(","))):
            NAMES[fold(word)] = key
        for word in filter(None, english.split(",")):
            PEOPLES[fold(word)] = key
            PEOPLES[fold(word) + "s"] = key
        for word in filter(None, spanish.split(",")):
            for form in sorted(_spanish(word)):
                PEOPLES.setdefault(form, key)
        for word in filter(None, capitals.split(",")):
            CAPITALS.setdefault(fold(word), key)


_load()
DEMONYM: dict[str, str] = {}
for _line in _TABLE.strip().splitlines():
    _cells = _line.split(";")
    if _cells[2]:
        DEMONYM[fold(_cells[0])] = fold(_cells[2].split(",")[0])

# Words that are also everyday words must stand with a capital to count as a country ("us", "turkey", "polish").
NEEDS_CAPITAL = frozenset(
    {
        "us",
        "turkey",
        "china",
        "chad",
        "jordan",
        "polish",
        "swiss",
        "thai",
        "guinea",
        "mali",
        "niger",
        "georgia",
        "chile",
        "cuba",
        "dane",
        "finn",
        "lima",
        "nice",
        "roma",
        "india",
        "indian",
        "indians",
        "togo",
        "oman",
    }
)
# "US" must be all capitals, or any sentence with "us" in a title would name a country.
NEEDS_ALL_CAPITALS = frozenset({"us", "uk", "uae", "usa"})


def country_of(word: str) -> str:
    """The folded country a name, people or capital belongs to; empty where it is none."""
    plain = fold(word)
    if plain in NEEDS_ALL_CAPITALS and not word.rstrip("'’´s").isupper():
        return ""
    if plain in NEEDS_CAPITAL and not word[:1].isupper():
        return ""
    return NAMES.get(plain) or PEOPLES.get(plain) or CAPITALS.get(plain) or ""


def people_of(country: str) -> str:
    """One of a country's people, folded ("venezuelan"); the country's own name where there is no such word."""
    return DEMONYM.get(country, country)
