"""Spanish nouns that are counted, each with the English word it is counted under."""

from claims.rules.language.forms import noun_table

NOUNS = noun_table(
    """
    people: persona individuo ser otro otra
    civilian: civil
    soldier: soldado militar efectivo uniformado recluta
    police: policia agente gendarme carabinero
    national guard: guardia
    child: nino nina menor bebe adolescente escolar
    son: hijo
    daughter: hija
    diver: buzo
    woman: mujer
    man: hombre varon
    resident: residente habitante vecino poblador lugareno aldeano morador
    refugee: refugiado refugiada
    migrant: migrante inmigrante
    protester: manifestante
    student: estudiante alumno alumna
    journalist: periodista reportero reportera corresponsal
    farm worker: jornalero jornalera bracero
    worker: trabajador trabajadora empleado empleada obrero
    fighter: combatiente guerrillero guerrillera insurgente rebelde miliciano paramilitar pistolero terrorista
    prisoner: preso prisionero recluso reo
    passenger: pasajero
    patient: paciente caso
    family: familia hogar
    member: miembro integrante
    leader: lider dirigente
    officer: oficial
    official: funcionario funcionaria autoridad
    citizen: ciudadano ciudadana
    truck: camion
    vehicle: vehiculo automovil
    house: casa vivienda
    death: muerte
    village: aldea pueblo
    school: escuela
    hospital: hospital
    building: edificio
    city: ciudad
    country: pais
    state: estado
    attack: ataque
    bomb: bomba
    missile: misil
    drone: dron
    plane: avion
    bus: autobus
    boat: barco lancha embarcacion
    farmer: campesino agricultor
    miner: minero
    doctor: medico
    nurse: enfermera enfermero
    teacher: maestro maestra profesor
    lawyer: abogado
    activist: activista
    deputy: diputado diputada
    deserter: desertor
    hostage: rehen
    tourist: turista
    firefighter: bombero
    rescuer: rescatista socorrista
    judge: juez jueza
    fisherman: pescador
    cyclist: ciclista
    missionary: misionero misionera
    climber: alpinista escalador montanista
    skier: esquiador esquiadora
    monk: monje fraile
    nun: monja
    priest: sacerdote cura
    sailor: marinero marino
    driver: conductor chofer
    spectator: espectador
    guest: invitado
    fan: aficionado hincha
    pilot: piloto
    observer: observador
    smuggler: contrabandista
    diplomat: diplomatico
    volunteer: voluntario
    cocaine: cocaina
    heroin: heroina
    marijuana: marihuana
    cannabis: cannabis
    drug: droga estupefaciente
    explosive: explosivo
    ammunition: municion
    weapon: arma
    rifle: fusil
    gold: oro
    ivory: marfil
    packet: paquete
    box: caja
    """,
    "es",
) | {"gente": "people", "victimas": "people", "victima": "people", "jovenes": "youth", "joven": "youth",
     "personas": "people", "ciudadanos": "citizen", "naciones": "nation", "paises": "country", "vidas": "people",
     "indigenas": "indigenous", "indigena": "indigenous", "otros": "people", "otras": "people",
     "camiones": "truck", "civiles": "civilian", "toneladas": "t"}  # fmt: skip
