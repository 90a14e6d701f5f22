"""Words that news uses for one and the same, in both languages, so that sentences in other words can be compared.

Each row (rows end with ";") is one thing: English words, then Spanish ones. A word stands in one row at most. Rows of
verbs hold those that tell the same happening. What counts people and things is sorted more strictly, by
``language.measures``.
"""

ROWS = """
abandon | abandonar ; absent absence | ausente ausencia ; accept | aceptar ; accident crash collision pile-up
collide | accidente choque siniestro colision chocar ; accused suspect defendant | acusado sospechoso reo ;
admit acknowledge concede confess | admitir reconocer confesar ; adviser aide counsellor | asesor consejero ;
agreement deal pact treaty settlement | pacto convenio tratado ; agriculture farming | agricultura agricola
agrario ; aid relief supplies | ayuda socorro ; airport terminal airfield | aeropuerto terminal ; ambassador
envoy diplomat | embajador enviado diplomatico ; ambulance | ambulancia ; ambush raid assault attack storm |
emboscada asalto ataque atacar asaltar ; animal | animal ; appeal | recurso apelacion ; apple | manzana ;
apprentice trainee intern | aprendiz becario ; army troops soldier military serviceman | ejercito tropa soldado
militar ; army-base barracks | cuartel ; arrested detained seized captured custody apprehend | detenido
arrestado capturado apresado detener arrestar capturar apresar ; artillery howitzer mortar | artilleria mortero
; artist | artista ; attic barn shed | granero cobertizo ; auction | subasta subastar ; author writer novelist |
autor autora escritor escritora novelista ; award prize | premio galardon ; baby infant newborn | bebe ;
backpack bag suitcase | mochila bolsa maleta ; baker bakery | panadero panaderia ; balcony | balcon ; ballot
vote poll election referendum voting runoff | voto votacion eleccion comicios urna referendum sufragio papeleta
; band group | grupo banda ; bank lender | banco entidad ; banknote note | billete ; bankruptcy insolvency |
quiebra concurso bancarrota ; barley oats | cebada avena ; barrel | barril ; beach shore coast coastal | playa
costa costero litoral ; bear | oso ; bee | abeja ; beer | cerveza ; bicycle bike | bicicleta ; bill law reform
act | ley reforma ; bird | ave pajaro ; birth | nacimiento ; blackout outage power-cut | apagon ; blast
explosion detonation exploded bomb bombing | explosion estallido bomba detonacion explotar estallar ; blaze fire
inferno wildfire burn | incendio fuego quema quemar arder ; blizzard | nevada ventisca ; boat ship vessel ferry
tanker trawler tug steamer freighter | barco buque nave navio ferri transbordador petrolero pesquero embarcacion
; body corpse remains cadaver | cuerpo cadaver restos ; bone fracture | hueso fractura fracturar ; book novel |
libro novela ; border frontier crossing | frontera fronterizo ; boss chief head director chairman president |
jefe director presidente ; boxer | boxeador ; boycott | boicot ; bread loaf | pan barra ; bribe bribery kickback
corruption graft | soborno cohecho corrupcion mordida ; brick | ladrillo ; bridge footbridge | puente pasarela ;
brigade | brigada cuadrilla ; bronze | bronce ; brother | hermano ; budget spending | presupuesto gasto ;
builder | constructor ; bull | toro ; bullet | bala ; burglar thief robber | ladron ; bury engulf | sepultar
enterrar ; bus coach minibus | autobus autocar bus omnibus ; cabin hut lodge | cabana choza ; camp encampment |
campamento ; campaign | campana ; canal | canal ; cancer tumour tumor | cancer tumor ; candidate contender |
candidato ; cap ceiling limit | tope limite ; capacity | capacidad ; capital | capital ; car vehicle automobile
| coche auto vehiculo ; cardinal | cardenal ; cargo load freight | carga flete ; carmaker automaker | automotriz
; carnival | carnaval ; carpenter | carpintero ; cash | efectivo ; casino | casino ; castle palace fortress |
castillo palacio alcazar ; cat | gato ; cattle cow | vaca ganado res ; cavern cave grotto | gruta caverna ; cemetery
graveyard | cementerio ; ceremony | ceremonia ; champion title | campeon titulo ; chapel | capilla ; charge
indictment | cargo imputacion ; charity ngo | ong ; cheese | queso ; chemical | quimico ; chemist pharmacist
pharmacy drugstore | farmacia farmaceutico boticario ; chicken hen poultry | pollo gallina ; child children kid
minor | nino menor chico ; cholera | colera ; church cathedral temple | iglesia catedral templo ; cinema | cine
; citizen | ciudadano ; civilian bystander | civil ; cliff precipice | acantilado barranco precipicio ; climb
rise increase grow jump soar gain | subida alza aumento incremento subir aumentar crecer encarecer
encarecimiento incrementar ; cloth textile fabric | textil tela ; clothing clothes garment | ropa prenda ; club
team side squad | club equipo ; coal | carbon ; coalition alliance bloc | coalicion alianza bloque ; coastguard
lifeboat | guardacostas salvamento ; cocoa | cacao ; coffee | cafe ; coin | moneda ; collapse gave-way
topple | derrumbe derrumbar desplome desplomar colapso hundimiento ; comet asteroid | cometa asteroide ;
committee commission panel board | comite comision junta ; company firm business corporation manufacturer
employer | empresa compania firma sociedad ; compensation damages payout | indemnizacion compensacion ; composer
| compositor ; computer laptop | ordenador computadora ; concert recital gig | concierto recital ; conspiracy |
complot conspiracion ; container | contenedor ; contest competition tournament championship | competicion torneo
campeonato ; contract | contrato ; convoy column | convoy columna ; cook chef | cocinero ; copper | cobre ;
coroner pathologist | forense ; corridor | pasillo ; cotton | algodon ; council | concejo consejo ayuntamiento
consistorio ; councillor deputy lawmaker legislator assemblyman senator | concejal diputado legislador senador
edil ; countryside rural | rural ; county shire | condado ; coup putsch | golpe ; court tribunal judge jury
bench | tribunal juez jueza corte audiencia juzgado ; cousin | primo ; craftsman artisan | artesano ; crane |
grua ; crew sailor crewman crewmember seaman | tripulacion tripulante marinero ; crime offence | delito crimen ;
crisis | crisis ; crop harvest | cosecha vendimia recoleccion ; cup trophy | copa trofeo ; curfew | queda ;
currency | divisa ; customs | aduana ; cyclist rider | ciclista ; dam reservoir | presa embalse pantano ; dance
ballet | danza baile ; data | dato ; date | fecha ; daughter | hija ; dead die death killed perish fatality |
muerto morir muerte fallecido fallecer fallecimiento deceso mortal ; deadline | plazo ; deaf | sordo ; debate |
debate ; debt owe | deuda adeudar deber ; decline fall drop decrease slump shrink slip | caida descenso baja
disminucion caer bajar descender disminuir ; decree order edict | decreto orden ordenar ; defeat beat thrash
overcome | derrota derrotar vencer ; defender fullback | defensa zaguero ; deficit | deficit ; degree | grado ;
delay | retraso demora ; delegate delegation | delegado delegacion ; demolish demolition | demoler demolicion
derribar derribo ; demonstration march rally protest | manifestacion marcha protesta concentracion ;
demonstrator protester marcher | manifestante ; dentist | dentista ; desert | desierto ; detective investigator
inspector | detective investigador inspector ; diamond gem | diamante gema ; dike levee embankment | dique ;
dissolve dissolution disband | disolver disolucion ; diver | buzo ; doctor physician medic | medico doctor ;
document paper record | documento papel registro acta ; dog | perro ; donor | donante ; door | puerta ; dose jab
shot vaccine injection | dosis vacuna ; draw tie | empate empatar ; drink | bebida ; drone | dron ; drought |
sequia ; drown | ahogar ; drug narcotic cocaine | droga cocaina ; dump tip discharge | arrojar tirar lanzar ;
dust | polvo ; duty tariff levy | arancel tasa ; dynamite explosive | dinamita explosivo ; earthquake quake
tremor temblor | terremoto seismo sismo temblor ; economy gdp output | economia pib ; education schooling |
educacion ; egg | huevo ; elderly pensioner retiree | anciano jubilado pensionista ; electricity power energy |
electricidad energia ; embassy consulate | embajada consulado ; emission | emision ; employee worker staff
workforce labourer labour | empleado trabajador plantilla operario obrero ; engine motor | motor ; engineer
technician | ingeniero tecnico ; epidemic outbreak | epidemia brote ; escape fled runaway breakout | fuga huir
fugar escapar ; escort bodyguard | escolta guardaespaldas ; evacuate evacuation evacuee | evacuar evacuacion
evacuado ; eviction evict | desahucio desahuciar desalojo desalojar ; exam examination test | examen prueba ;
exile | exilio exiliar ; expel expulsion deport deportation | expulsar expulsion deportar deportacion ; export |
exportacion exportar ; factory plant mill works | fabrica planta factoria ; fake forged forgery counterfeit |
falsificar falsificacion ; family household | familia hogar ; farm ranch | granja finca ; farmer grower |
agricultor ganadero campesino ; father | padre ; fee | tarifa ; fertiliser fertilizer | fertilizante abono ;
festival fair | festival feria fiesta ; field meadow pasture | campo prado pasto ; fighter militiaman militant
combatant | combatiente miliciano militante ; film movie | pelicula ; final | final ; find found discover
recover locate | hallar hallazgo encontrar descubrir localizar ; fine penalise | multa sancion multar sancionar
; firefighter fireman fire-crew | bombero ; fish catch | pesca pez ; fisherman angler | pescador ; fishery
fisheries | pesqueria ; flag | bandera ; flame | llama ; flight departure plane aircraft airliner seaplane |
vuelo avion aeronave avioneta ; flood flooding deluge inundation | inundacion riada crecida ; flour wheat grain
| harina trigo grano ; flower | flor ; fog mist | niebla bruma ; footpath trail path | sendero camino ; forest
wood pine | bosque pinar ; free liberty freedom parole release bail | libre libertad liberar excarcelar ; frost
| helada escarcha ; fuel petrol gasoline diesel | combustible gasolina gasoil ; fungus | hongo ; furniture |
mueble ; game match fixture | encuentro ; garage | garaje ; garden park | jardin parque ; garlic | ajo ;
garrison | guarnicion ; gas | gas ; gate gateway entrance | porton verja ; gathering meeting summit talk
conference | reunion cumbre conversacion reunir ; goal | gol ; goalkeeper keeper | portero guardameta arquero ;
gold | oro ; government administration cabinet | gobierno ejecutivo ; governor | gobernador ; grant granted |
conceder otorgar ; grape | uva ; grave tomb | tumba sepultura ; greenhouse | invernadero ; guard sentry watchman
| guardia vigilante ; gunman shooter attacker assailant | pistolero atacante agresor tirador ; gym | gimnasio ;
hail hailstone | granizo ; handover | traspaso ; harassment | acoso ; header | cabezazo ; headquarters | sede ;
health | salud sanidad sanitario ; heart | corazon ; heat heatwave | calor ; hectare | hectarea ; heir |
heredero ; helicopter chopper | helicoptero ; herd flock | rebano ; hiker climber walker | excursionista
senderista montanero ; hill slope | cerro ladera colina ; hoax | bulo ; holiday vacation | vacacion ; home house
dwelling apartment flat | casa vivienda piso apartamento ; homeless | sinhogar ; honey | miel ; horse | caballo
; hospital clinic | hospital clinica ; hostage captive | rehen ; hotel motel inn hostel | hotel pension hostal ;
hour | hora ; humanitarian | humanitario ; hunter poacher | cazador furtivo ; hurricane cyclone typhoon gale
tornado tempest | tormenta huracan ciclon temporal tornado tifon ; husband | esposo marido ; ice | hielo ;
illegal unlawful | ilegal ilicito ; illness disease sickness | enfermedad ; import | importacion importar ;
imprison incarcerate remand | encarcelar encerrar ; inflation price cost | inflacion precio coste costo ;
injured wounded hurt injury wound | herido lesionado herida herir lesion ; inmate prisoner convict detainee |
preso recluso interno ; inquiry investigation probe | investigacion pesquisa ; insurance insurer | seguro
aseguradora ; interest-rate rate | tipo ; invest investment investor | inversion inversor invertir ; iron |
hierro ; island isle | isla ; jackpot lottery | loteria ; jail prison penitentiary bars | carcel prision
presidio penal ; jeweller | joyero ; jewellery jewel jewelry | joya joyeria ; job post position | empleo ;
journalist reporter | periodista reportero ; judgment ruling verdict sentence sentenced conviction convicted |
sentencia fallo veredicto condena condenar ; kidnap abduct abduction | secuestrar secuestro rapto ; king monarch
| rey monarca ; knife machete dagger stab | cuchillo machete apunalar ; laid-off layoff redundancy dismissed
dismissal sack fired | despido despedir ; lake lagoon | lago laguna ; land plot | terreno parcela ; landslide
mudslide avalanche | alud deslizamiento avalancha ; language | idioma lengua ; lawyer attorney | abogado ; lead
advantage | ventaja ; leader ruler | lider dirigente ; league | liga ; leak spill leaked | vertido derrame
verter derramar ; leg | pierna ; legal lawful | legal licito ; lemon | limon ; length long | longitud largo ;
letter | carta ; library | biblioteca ; license licence permit | licencia permiso ; lieutenant sergeant corporal
colonel | teniente sargento cabo coronel ; lift elevator raise raised | ascensor elevar alzar ; lighthouse |
faro ; lightning | rayo ; link | enlace ; lion | leon ; listener viewer | oyente telespectador ; litre liter |
litro ; loan credit | prestamo credito ; locker | taquilla consigna ; lorry truck | camion ; machine | maquina ;
magazine | revista ; magnitude | magnitud ; maize corn | maiz ; manager | gerente directivo ; map | mapa ;
marathon | maraton ; market marketplace | mercado ; maximum | maximo ; mayor | alcalde alcaldesa regidor ; meal
ration lunch | comida racion almuerzo ; measles | sarampion ; meat beef | carne ; medal | medalla ; mediator
broker | mediador ; medicine medical | medicina medicamento ; member affiliate | miembro afiliado ; merchant
trader dealer | comerciante mercader ; merger merge | fusion fusionar ; midfielder | centrocampista
mediocampista volante ; migration migratory | migracion migratorio ; mile | milla ; milk | leche ; mine pit |
mina ; miner | minero ; minimum | minimo ; minister secretary | ministro ministra secretario ; minute | minuto ;
missile rocket shell | misil cohete proyectil ; missing lost | desaparecido extraviado perdido ; mistake error |
error ; monastery abbey convent | monasterio abadia convento ; money fund | dinero fondo ; monk nun | monje
monja ; month | mes ; mosque | mezquita ; mosquito | mosquito ; mother | madre ; motion | mocion ; motorbike
motorcycle | moto motocicleta ; motorist driver | conductor automovilista ; motorway highway road carriageway
route | autopista carretera autovia via ruta ; mountain peak | montana monte pico ; mud soil earth | barro lodo
tierra ; murder homicide manslaughter | asesinato homicidio asesinar ; museum gallery | museo galeria ; music |
musica ; mutineer mutiny mutinous | amotinado motin ; nation country state | pais nacion ; navy naval | armada
naval ; negative | negativo ; negotiation talks bargaining | negociacion ; neighbour resident inhabitant
villager islander townspeople | vecino residente habitante isleno poblador ; nephew | sobrino ; newspaper |
periodico diario ; night overnight | noche ; north northern | norte ; nuclear radioactive | nuclear radiactivo ;
nurse | enfermera enfermero ; oath swear | juramento jurar ; observatory | observatorio ; occupant | ocupante ;
occupation occupy squat squatter | ocupacion ocupar okupa ; offer bid | oferta ; office | oficina ; oil crude |
petroleo crudo ; olive | aceituna ; opened inaugurated opening | inaugurar apertura ; opposition | oposicion ;
orange | naranja ; orchard fruit | fruta frutal ; orchestra | orquesta ; organiser organizer | organizador ;
outskirts suburb | afueras suburbio ; overturn capsize | volcar vuelco ; owner proprietor landlord | dueno
propietario casero ; painting picture | cuadro pintura ; parade procession pilgrimage | desfile procesion
romeria peregrinacion ; parent | progenitor ; parliament congress assembly chamber | parlamento congreso
asamblea camara ; partner | socio ; party | partido ; passenger traveller commuter | pasajero viajero ; passport
| pasaporte ; patent | patente ; patient case | paciente caso ; pay wage salary | sueldo salario ; peace | paz ;
peasant | labriego ; penalty-kick penalty | penalti ; pension | jubilacion ; pepper | pimiento ; pesticide |
plaguicida pesticida ; petition | peticion ; phone telephone | telefono ; photo photograph image | foto
fotografia imagen ; photographer | fotografo ; piano | piano ; pier jetty wharf dock | embarcadero ; pig swine |
cerdo ; pilgrim worshipper | peregrino fiel romero ; pilot aviator | piloto aviador ; pipeline | gasoducto
oleoducto ; plague | plaga ; plastic | plastico ; platform | anden plataforma ; player footballer | jugador
futbolista ; plunge plummet | precipitar ; poem poet | poema poeta ; poison poisoned sick ill sicken |
intoxicado intoxicacion enfermo enfermar intoxicar ; police officer policeman policewoman constable agent
commissioner | policia agente comisario ; pollution contamination | contaminacion ; pond | estanque charca ;
pool | piscina ; population | poblacion ; port harbour quay | puerto muelle ; positive | positivo ; potato |
patata papa ; pound | libra ; poverty poor | pobreza pobre ; pregnant | embarazada ; premier prime | primer ;
priest bishop | sacerdote obispo cura ; prince princess | principe princesa ; private | privado ; producer |
productor ; profit earnings | beneficio ganancia ; project scheme | proyecto ; property | inmueble propiedad ;
prosecutor | fiscal fiscalia ; province | provincia ; psychologist | psicologo ; pub tavern | bar taberna ;
publisher | editorial editor ; pupil student schoolchild schoolchildren | alumno estudiante escolar ; quarry |
cantera ; queen | reina ; quota | cuota ; rabbit | conejo ; race | carrera ; radio | radio ; rail railway track
| ferrocarril tren ; railwayman | ferroviario ; rain rainfall downpour cloudburst | lluvia aguacero
precipitacion ; ranger warden gamekeeper | guardabosque forestal guardaparque ; rape | violacion violar ; rat
rodent | rata roedor ; reactor | reactor ; rebel insurgent guerrilla | rebelde guerrillero insurgente ; recipe |
receta ; recount tally | recuento escrutinio escrutar ; referee umpire | arbitro ; refinery | refineria ;
refugee asylum migrant | refugiado asilo migrante ; region | region comarca comarcal regional ; relative kin
kinsman | pariente familiar ; rent | alquiler renta ; repair | reparacion reparar ; report | informe ; rescue
rescued save saved rescuer | rescate rescatar salvar ; reserve | reserva ; resign resignation quit stepped-down
| dimitir dimision renunciar renuncia ; restaurant cafe eatery | restaurante cafeteria ; result outcome |
resultado ; revenue turnover | ingreso facturacion ; revolt uprising rebellion insurrection | revuelta
sublevacion rebelion levantamiento ; reward | recompensa ; rice | arroz ; rifleman sniper | francotirador ; ring
| anillo ; riot unrest disturbance | disturbio altercado ; risk | riesgo ; river stream | rio arroyo ; robbery
theft burglary heist stole robbed | robo atraco hurto robar ; rock boulder | roca penasco ; roof | techo tejado
cubierta ; room | habitacion sala ; rubble debris | escombro ; rumour rumor | rumor ; runner athlete competitor
finisher | corredor atleta ; sailboat yacht | velero yate ; saint | santo ; salmon | salmon ; salt | sal ;
sample swab | muestra ; satellite | satelite ; scandal | escandalo ; scholarship | beca ; school college
classroom | escuela colegio instituto aula ; science scientist scientific researcher | ciencia cientifico ;
score | anotar marcar ; sculpture statue | escultura estatua ; sea ocean | mar oceano ; season | temporada ;
seat | escano asiento ; secret | secreto ; security | seguridad ; shark | tiburon ; sheep | oveja ; shelter
refuge | albergue ; shepherd | pastor ; shift | turno ; shipyard | astillero ; shoe | zapato calzado ; shoot
fire-upon gunfire | disparo disparar tiroteo balear ; shop store boutique retailer | tienda comercio local ;
shutdown closure | cierre ; siege | asedio cerco ; sign signed signing | firmar ; silk | seda ; silver | plata ;
singer musician | cantante musico ; sink sank sunk shipwreck went-down | hundir naufragio naufragar ; sister |
hermana ; ski skier | esqui esquiador ; skid | derrapar patinar ; skipper captain | capitan patron ;
slaughterhouse abattoir | matadero ; sluice floodgate | compuerta ; smoke | humo ; smuggle smuggler contraband |
contrabando contrabandista ; snake | serpiente ; snow | nieve ; son | hijo ; song | cancion ; south southern |
sur ; spectator fan supporter attendance crowd onlooker | espectador aficionado asistente seguidor asistencia ;
speech | discurso ; spokesman spokeswoman spokesperson | portavoz vocero ; sport | deporte ; spouse wife |
esposa ; spy spying espionage | espia espionaje ; square | plaza ; stadium arena dome | estadio pabellon ; stage
| etapa escenario ; stall stand kiosk | puesto caseta ; star | estrella ; station | estacion ; statistic |
estadistica ; steel | acero ; stimulant doping substance steroid | sustancia dopaje estimulante ; stone | piedra
; strand stranded trapped stuck | varado atrapado bloqueado ; street avenue lane | calle avenida ; strike
walkout stoppage industrial-action | huelga paro encierro ; striker forward | delantero ariete ; subsidy |
subvencion subsidio ; substitute replacement | suplente sustituto ; sugar | azucar ; suicide | suicidio ;
supermarket grocery grocer | supermercado ; supplier | proveedor ; surgeon surgery | cirujano cirugia ; surplus
| superavit ; surrender | rendir rendicion entregarse ; survivor survive survival | superviviente sobreviviente
sobrevivir ; sword | espada ; tank | tanque ; tax | impuesto ; tax-office treasury | hacienda ; taxi cab | taxi
; teacher schoolteacher professor | maestro profesor docente ; tear | lagrima ; teenager adolescent youth
youngster | adolescente joven ; telescope | telescopio ; temperature thermometer | temperatura termometro ; tent
| carpa ; theatre playhouse | teatro ; threat threaten | amenaza amenazar ; ticket | entrada boleto ; tiger |
tigre ; timber | madera ; tobacco cigarette cigar | tabaco cigarrillo cigarro ; tomato | tomate ; tonne ton |
tonelada ; tool | herramienta ; torture | tortura torturar ; tour | gira ; tourist visitor holidaymaker |
turista visitante ; tower | torre ; town city village | ciudad pueblo villa localidad ; tractor | tractor ;
traffic | trafico ; trafficker | traficante ; train carriage | ; tram streetcar | tranvia ; translator
interpreter | traductor interprete ; travel trip journey | viaje viajar ; treasure | tesoro ; tree | arbol ;
trial hearing | juicio vista ; triumph victory | triunfo victoria ; truce ceasefire armistice | tregua ; trucker
| camionero ; tuna | atun ; tunnel | tunel ; turnout participation | participacion ; twin | gemelo ; unanimous
unanimously | unanimidad unanime ; unemployment jobless joblessness unemployed | desempleo ; uniform | uniforme
; union | sindicato ; university campus | universidad ; valley | valle ; vandal vandalism | vandalo vandalismo ;
vegetable | verdura hortaliza ; veterinary vet | veterinario ; victim casualty | victima ; vineyard vine | vina
vinedo ; violinist violin | violinista violin ; visa | visado ; volcano eruption | volcan erupcion ; volleyball
| voleibol ; waiter waitress | camarero ; wall | muro pared ; war conflict | guerra conflicto ; warehouse depot
storehouse storeroom | almacen ; waste residue effluent rubbish | residuo desecho basura ; watch clock | reloj ;
water | agua ; wave | ola ; weapon gun rifle pistol | arma fusil pistola ; weather meteorological forecaster
meteorologist | meteorologico meteorologo ; wedding bride groom | boda novio novia ; week | semana ; widow
widower | viuda viudo ; wind gust | viento racha ; wine | vino ; wire cable | cable ; wolf | lobo ; wool | lana
; workshop | taller ; wreck ruin flatten level destroy raze | arrasar destruir ; yard courtyard | patio ; year |
ano ; yield | rendimiento ; zoo aquarium | zoologico acuario
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
