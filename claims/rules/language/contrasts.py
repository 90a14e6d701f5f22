"""Words that tell a thing from its like, in both languages: two sentences with different ones count two things."""

CONTRASTS = """
man male men gentleman hombre masculino varon / woman female women lady mujer femenino / boy girl child kid minor nino
north northern norte / south southern sur / east eastern / west western oeste
upper alto / lower nether bajo
adult grown-up adulto / child minor kid children nino menor / elderly pensioner anciano jubilado
morning madrugada / evening night noche / afternoon tarde
public publico / private privado
import importacion / export exportacion
revenue turnover ingreso facturacion / profit earnings beneficio ganancia / loss perdida
pledge promise pledges promesa / paid pagado
capacity installed capacidad potencia / output generated generar produccion
application applicant solicitud / granted grant conceder otorgar
manager executive directivo / worker labourer trabajador obrero / pilot piloto
soldier troop soldado militar / civilian civil / rebel insurgent rebelde / police policia
passenger pasajero viajero / crew sailor tripulante tripulacion marinero
pupil student alumno estudiante / teacher maestro profesor docente
gold oro / silver plata / bronze bronce
bus autobus / taxi / train tren / tram tranvia / metro subway
doctor medico / nurse enfermera / patient paciente
rent alquiler / wage salary salario sueldo / pension
first-half / second-half
young joven juvenil / retired jubilado
ida / vuelta
"""


APART = [
    [frozenset(part.split()) for part in row.split(" / ")] for row in filter(None, CONTRASTS.splitlines())
]
"""Each row as its parts, each part as its folded words."""

PARTS_OF_DAY = next(place for place, row in enumerate(APART) if "afternoon" in row[-1])
"""The row of the parts of a day, which are the same day's."""
_KINDS = """
apple orange lemon grape tomato potato olive rice flour maize coffee sugar cocoa cotton barley pepper garlic bread
honey milk cheese meat egg tuna salmon wine beer tobacco salt vegetable orchard
oil gas coal steel copper iron timber electricity fuel
cattle pig sheep chicken horse dog rabbit goat fish bee
measles cholera malaria cancer typhus plague
"""
KINDS = tuple(frozenset(f"@{row}" for row in line.split()) for line in filter(None, _KINDS.splitlines()))
"""Things of one sort (rows of ``concepts``): figures of two of them are figures of two things."""
