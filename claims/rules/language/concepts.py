"""Words that news uses for one and the same, in both languages, so that sentences in other words can be compared.

Each row (rows end with ";") is one thing: English words, then Spanish ones. A word stands in one row at most. Rows of
verbs hold those that tell the same happening. What counts people and things is sorted more strictly, by
``language.measures``.
"""

ROWS = """
accident crash collision pile-up collide | accidente choque siniestro colision chocar ; accused suspect
defendant | acusado sospechoso reo ; agreement deal pact treaty settlement | pacto convenio tratado ; aid relief
supplies | ayuda socorro ; airport terminal airfield | aeropuerto terminal ; ambassador envoy diplomat |
embajador enviado diplomatico ; ambulance | ambulancia ; ambush raid assault attack storm | emboscada asalto
ataque atacar asaltar ; appeal | recurso apelacion ; apple | manzana ; army troops soldier military serviceman |
ejercito tropa soldado militar ; army-base barracks | cuartel ; arrested detained seized captured custody
apprehend | detenido arrestado capturado apresado detener arrestar capturar apresar ; attic barn shed | granero
cobertizo ; award prize | premio galardon ; ballot vote poll election referendum voting runoff | voto votacion
eleccion comicios urna referendum sufragio papeleta ; bank lender | banco entidad ; bankruptcy insolvency |
quiebra concurso bancarrota ; beach shore coast coastal | playa costa costero litoral ; bill law reform act |
ley reforma ; blackout outage power-cut | apagon ; blast explosion detonation exploded bomb bombing | explosion
estallido bomba detonacion explotar estallar ; blaze fire inferno wildfire burn | incendio fuego quema quemar
arder ; blizzard | nevada ventisca ; boat ship vessel ferry tanker trawler tug steamer freighter | barco buque
nave navio ferri transbordador petrolero pesquero embarcacion ; book novel | libro novela ; border frontier
crossing | frontera fronterizo ; boss chief head director chairman president | jefe director presidente ; bread
loaf | pan barra ; bridge footbridge | puente pasarela ; budget spending | presupuesto gasto ; bullet | bala ;
bury engulf | sepultar enterrar ; bus coach minibus | autobus autocar bus omnibus ; campaign | campana ;
candidate contender | candidato ; capacity | capacidad ; car vehicle automobile | coche auto vehiculo ; cargo
load freight | carga flete ; carmaker automaker | automotriz ; cattle cow | vaca ganado res ; champion title |
campeon titulo ; charge indictment | cargo imputacion ; chicken hen poultry | pollo gallina ; child children kid
minor | nino menor chico ; church cathedral temple | iglesia catedral templo ; civilian bystander | civil ;
climb rise increase grow jump soar gain | subida alza aumento incremento subir aumentar crecer encarecer
encarecimiento incrementar ; club team side squad | club equipo ; coffee | cafe ; collapse cave gave-way topple
| derrumbe derrumbar desplome desplomar colapso hundimiento ; company firm business corporation manufacturer
employer | empresa compania firma sociedad ; concert recital gig | concierto recital ; container | contenedor ;
contract | contrato ; convoy column | convoy columna ; councillor deputy lawmaker legislator assemblyman senator
| concejal diputado legislador senador edil ; coup putsch | golpe ; court tribunal judge jury bench | tribunal
juez jueza corte audiencia juzgado ; crew sailor crewman crewmember seaman | tripulacion tripulante marinero ;
crop harvest | cosecha vendimia recoleccion ; cup trophy | copa trofeo ; customs | aduana ; dam reservoir |
presa embalse pantano ; dead die death killed perish fatality | muerto morir muerte fallecido fallecer
fallecimiento deceso mortal ; deaf | sordo ; debt owe | deuda adeudar deber ; decline fall drop decrease slump
shrink slip | caida descenso baja disminucion caer bajar descender disminuir ; demonstration march rally protest
| manifestacion marcha protesta concentracion ; demonstrator protester marcher | manifestante ; desert |
desierto ; diver | buzo ; doctor physician medic | medico doctor ; document paper record | documento papel
registro acta ; dog | perro ; dose jab shot vaccine injection | dosis vacuna ; drink | bebida ; drought | sequia
; drug narcotic cocaine | droga cocaina ; duty tariff levy | arancel tasa ; earthquake quake tremor temblor |
terremoto seismo sismo temblor ; economy gdp output | economia pib ; education schooling | educacion ;
electricity power energy | electricidad energia ; embassy consulate | embajada consulado ; emission | emision ;
employee worker staff workforce labourer labour | empleado trabajador plantilla operario obrero ; engine motor |
motor ; epidemic outbreak | epidemia brote ; escape fled runaway breakout | fuga huir fugar escapar ; evacuate
evacuation evacuee | evacuar evacuacion evacuado ; exam examination test | examen prueba ; export | exportacion
exportar ; factory plant mill works | fabrica planta factoria ; family household | familia hogar ; farm ranch |
granja finca ; farmer grower | agricultor ganadero campesino ; festival fair | festival feria fiesta ; field
meadow pasture | campo prado pasto ; film movie | pelicula ; final | final ; find found discover recover locate
| hallar hallazgo encontrar descubrir localizar ; fine penalise | multa sancion multar sancionar ; firefighter
fireman fire-crew | bombero ; fish catch | pesca pez ; flight departure plane aircraft airliner seaplane | vuelo
avion aeronave avioneta ; flood flooding deluge inundation | inundacion riada crecida ; flour wheat grain |
harina trigo grano ; fog mist | niebla bruma ; forest wood pine | bosque pinar ; fuel petrol gasoline diesel |
combustible gasolina gasoil ; furniture | mueble ; game match fixture | encuentro ; gas | gas ; gathering
meeting summit talk conference | reunion cumbre conversacion reunir ; goal | gol ; goalkeeper keeper | portero
guardameta arquero ; government administration cabinet | gobierno ejecutivo ; governor | gobernador ; grant
granted | conceder otorgar ; guard sentry watchman | guardia vigilante ; gunman shooter attacker assailant |
pistolero atacante agresor tirador ; hail hailstone | granizo ; hectare | hectarea ; hiker climber walker |
excursionista senderista montanero ; hill slope | cerro ladera colina ; home house dwelling apartment flat |
casa vivienda piso apartamento ; homeless | sinhogar ; horse | caballo ; hospital clinic | hospital clinica ;
hostage captive | rehen ; hotel motel inn hostel | hotel pension hostal ; hour | hora ; hurricane cyclone
typhoon gale tornado tempest | tormenta huracan ciclon temporal tornado tifon ; ice | hielo ; illness disease
sickness | enfermedad ; import | importacion importar ; inflation price cost | inflacion precio coste costo ;
injured wounded hurt injury wound | herido lesionado herida herir lesion ; inmate prisoner convict detainee |
preso recluso interno ; inquiry investigation probe | investigacion pesquisa ; interest-rate rate | tipo ;
island isle | isla ; jail prison penitentiary bars | carcel prision presidio penal ; jewellery jewel jewelry |
joya joyeria ; job post position | empleo ; journalist reporter | periodista reportero ; judgment ruling verdict
sentence sentenced conviction convicted | sentencia fallo veredicto condena condenar ; kidnap abduct abduction |
secuestrar secuestro rapto ; king monarch | rey monarca ; laid-off layoff redundancy dismissed dismissal sack
fired | despido despedir ; lake lagoon | lago laguna ; landslide mudslide avalanche | alud deslizamiento
avalancha ; lawyer attorney | abogado ; league | liga ; leak spill leaked | vertido derrame verter derramar ;
length long | longitud largo ; letter | carta ; library | biblioteca ; license licence permit | licencia permiso
; link | enlace ; loan credit | prestamo credito ; lorry truck | camion ; market marketplace | mercado ; mayor |
alcalde alcaldesa regidor ; meal ration lunch | comida racion almuerzo ; measles | sarampion ; meat beef | carne
; medicine medical | medicina medicamento ; member affiliate | miembro afiliado ; milk | leche ; mine pit | mina
; miner | minero ; minister secretary | ministro ministra secretario ; missing lost | desaparecido extraviado
perdido ; money fund | dinero fondo ; motorist driver | conductor automovilista ; motorway highway road
carriageway route | autopista carretera autovia via ruta ; mountain peak | montana monte pico ; mud soil earth |
barro lodo tierra ; museum gallery | museo galeria ; nation country state | pais nacion ; negotiation talks
bargaining | negociacion ; neighbour resident inhabitant villager islander townspeople | vecino residente
habitante isleno poblador ; newspaper | periodico diario ; night overnight | noche ; nurse | enfermera enfermero
; occupant | ocupante ; offer bid | oferta ; oil crude | petroleo crudo ; olive | aceituna ; opened inaugurated
opening | inaugurar apertura ; orange | naranja ; orchard fruit | fruta frutal ; painting picture | cuadro
pintura ; parliament congress assembly chamber | parlamento congreso asamblea camara ; party | partido ;
passenger traveller commuter | pasajero viajero ; patient case | paciente caso ; pay wage salary | sueldo
salario ; penalty-kick penalty | penalti ; pension | jubilacion ; phone telephone | telefono ; photo photograph
image | foto fotografia imagen ; pig swine | cerdo ; pipeline | gasoducto oleoducto ; player footballer |
jugador futbolista ; poison poisoned sick ill sicken | intoxicado intoxicacion enfermo enfermar intoxicar ;
police officer policeman policewoman constable agent commissioner | policia agente comisario ; pollution
contamination | contaminacion ; population | poblacion ; port harbour quay | puerto muelle ; premier prime |
primer ; priest bishop | sacerdote obispo cura ; profit earnings | beneficio ganancia ; project scheme |
proyecto ; prosecutor | fiscal fiscalia ; pupil student schoolchild schoolchildren | alumno estudiante escolar ;
queen | reina ; rail railway track | ferrocarril tren ; rain rainfall downpour cloudburst | lluvia aguacero
precipitacion ; reactor | reactor ; rebel insurgent guerrilla | rebelde guerrillero insurgente ; recipe | receta
; refinery | refineria ; refugee asylum migrant | refugiado asilo migrante ; rent | alquiler renta ; report |
informe ; rescue rescued save saved rescuer | rescate rescatar salvar ; resign resignation quit stepped-down |
dimitir dimision renunciar renuncia ; revenue turnover | ingreso facturacion ; rice | arroz ; river stream | rio
arroyo ; robbery theft burglary heist stole robbed | robo atraco hurto robar ; roof | techo tejado cubierta ;
room | habitacion sala ; runner athlete competitor finisher | corredor atleta ; sample swab | muestra ; school
college classroom | escuela colegio instituto aula ; sea ocean | mar oceano ; seat | escano asiento ; sheep |
oveja ; shoot fire-upon gunfire | disparo disparar tiroteo balear ; shop store boutique retailer | tienda
comercio local ; sign signed signing | firmar ; singer musician | cantante musico ; sink sank sunk shipwreck
went-down | hundir naufragio naufragar ; sluice floodgate | compuerta ; snow | nieve ; song | cancion ;
spectator fan supporter attendance crowd onlooker | espectador aficionado asistente seguidor asistencia ; speech
| discurso ; spokesman spokeswoman spokesperson | portavoz vocero ; spouse wife | esposa ; square | plaza ;
stadium arena dome | estadio pabellon ; stall stand kiosk | puesto caseta ; station | estacion ; statistic |
estadistica ; steel | acero ; strand stranded trapped stuck | varado atrapado bloqueado ; street avenue lane |
calle avenida ; strike walkout stoppage industrial-action | huelga paro encierro ; sugar | azucar ; supplier |
proveedor ; tax | impuesto ; tax-office treasury | hacienda ; teacher schoolteacher professor | maestro profesor
docente ; tear | lagrima ; temperature thermometer | temperatura termometro ; theatre playhouse | teatro ;
ticket | entrada boleto ; tonne ton | tonelada ; tourist visitor holidaymaker | turista visitante ; tower |
torre ; town city village | ciudad pueblo villa localidad ; train carriage | ; tram streetcar | tranvia ; tree |
arbol ; trial hearing | juicio vista ; truce ceasefire armistice | tregua ; tuna | atun ; turnout participation
| participacion ; unanimous unanimously | unanimidad unanime ; unemployment jobless joblessness unemployed |
desempleo ; union | sindicato ; valley | valle ; victim casualty | victima ; vineyard vine | vina vinedo ;
volcano eruption | volcan erupcion ; wall | muro pared ; waste residue effluent rubbish | residuo desecho basura
; water | agua ; weapon gun rifle pistol | arma fusil pistola ; weather meteorological forecaster meteorologist
| meteorologico meteorologo ; week | semana ; wind gust | viento racha ; wine | vino ; wire cable | cable ;
wreck ruin flatten level destroy raze | arrasar destruir ; year | ano ; yield | rendimiento
"""


def _table() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {"en": {}, "es": {}}
    for row in ROWS.replace("\n", " ").split(";"):
        english, _, spanish = row.partition("|")
        name = english.split()[0]
        found["en"] |= dict.fromkeys(english.split(), name)
        found["es"] |= dict.fromkeys(spanish.split(), name)
    return found


CONCEPTS = _table()
"""By language, folded words and the name of the row they stand in."""
