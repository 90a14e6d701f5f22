"""The phrases of page furniture, English and Spanish: a table to which a line can be added, with its weight."""

MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec"),
    *("enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "setiembre"),
    *("octubre", "noviembre", "diciembre"),
)

_NAME = r"[^\s.!?,;:]{1,30}(?: [^\s.!?,;:]{1,30}){0,2}"

# (pattern for the whole line, weight). 3: nothing else it could be. 2: hardly anything else. 1: alone, a label.
WHOLE: tuple[tuple[str, float], ...] = (
    # Money and membership
    (rf"(?:please )?(?:support|donate(?: to)?|help|fund|back)(?: us| {_NAME})?[!.]?", 2.0),
    (r"(?:do you|did you) (?:like|enjoy|love|value) (?:this|our|what)\b.*", 3.0),
    (r"(?:please )?consider (?:helping|supporting|donating|making|becoming|subscribing)\b.*", 3.0),
    (r"(?:make a |one[- ]time |monthly )?donat(?:e|ion)s?(?: now| today| here)?[!.]?", 3.0),
    (r"become (?:a|our) (?:patron|member|supporter|subscriber|sponsor)\b.*", 3.0),
    (rf"(?:apoya|apóyanos|ayuda|ayúdanos|dona|donar|colabora)(?: a| con)?(?: {_NAME})?[!.]?", 2.0),
    (r"¿te (?:gusta|gustó|ha gustado) (?:este|esta|nuestro)\b.*", 3.0),
    (r"(?:haz|hazte|hágase|conviértete en) (?:socio|miembro|suscriptor|mecenas)\b.*", 3.0),
    # Subscribing, signing in
    (r"(?:subscribe|sign up|sign in|log ?in|log ?out|register|join(?: us| now)?|my account|newsletters?)[!.]?", 3.0),
    (r"(?:subscribe|sign up|register|join)(?: now| today| here| free| to| for| our)\b.*", 2.0),
    (r"(?:get|receive) (?:our|the|daily|breaking|news)\b.*(?:newsletter|inbox|e-?mail|alerts?).*", 2.5),
    (r"notify (?:me )?of\b.*", 3.0),
    (r"(?:suscr[ií]b[ea](?:te|se)?|suscripci[oó]n|iniciar sesi[oó]n|inicia sesi[oó]n|reg[ií]str[ae](?:te|se))\b.*", 2.5),
    (r"(?:reciba|recibe) (?:nuestro|las|los|en tu|en su)\b.*(?:bolet[ií]n|correo|noticias).*", 2.5),
    # Comment forms and their tools
    (r"guest|invitado|anonymous|anónimo", 2.0),
    (r"(?:\d+ )?(?:comments?|comentarios?|replies|respuestas?|likes?|views?|shares?|reactions?)(?: \(?\d+\)?)?", 3.0),
    (r"(?:oldest|newest|best|most voted|top)(?: first| most voted| comments)?|newest most voted", 2.5),
    (r"(?:más |mas )(?:recientes|antiguos|votados|valorados|leíd[oa]s|vist[oa]s)", 2.5),
    (r"inline feedbacks?|view all (?:comments|replies)|load more(?: comments)?|show more|ver (?:más|todos)\b.*", 3.0),
    (r"(?:please )?(?:log ?in|sign in|register) to (?:comment|reply|leave)\b.*", 3.0),
    (r"(?:add|post|write|join)(?: a| your)? (?:comment|reply|the (?:discussion|conversation))s?[.!]?", 3.0),
    (r"would love your thoughts.*|what do you think\??|be the first to (?:comment|know|reply)\b.*", 3.0),
    (r"your e-?mail(?: address)? (?:will not|won['’]t) be (?:published|shared)\b.*", 3.0),
    (r"required fields are marked.*|(?:name|e-?mail|website|comment|captcha)(?: ?\*)?", 2.5),
    (r"save my name, e-?mail.*|you (?:must|have to|need to) (?:be logged|log|register).*", 3.0),
    (r"(?:tu|su) (?:correo|direcci[oó]n)(?: de correo)?(?: electr[oó]nico)? no ser[aá] publicad[ao]\b.*", 3.0),
    (r"los campos (?:obligatorios|necesarios|requeridos)\b.*|(?:nombre|correo(?: electr[oó]nico)?|web)(?: ?\*)?", 2.5),
    (r"(?:reply|responder|like|me gusta|report|denunciar|permalink|edit|editar|cancel reply|cancelar respuesta)", 2.5),
    # Sharing and moving about
    (r"(?:share|tweet|pin|e-?mail|print|copy link|comparte|compartir|imprimir|enviar|guardar|save|bookmark)s?"
     r"(?: (?:this|on|via|in|it|with|en|por|esta|este)\b.*)?", 2.5),
    (r"(?:facebook|twitter|x|instagram|youtube|telegram|whats ?app|linkedin|pinterest|reddit|tiktok|messenger|flipboard"
     r"|e-?mail|rss|vk|mastodon|threads|bluesky)(?: (?:facebook|twitter|instagram|youtube|telegram|whats ?app|linkedin"
     r"|pinterest|reddit|e-?mail|print))*", 2.5),
    (r"(?:follow|like|find) (?:us|me)\b.*|s[ií]gue(?:nos|me)\b.*|siga a\b.*", 2.5),
    (r"(?:back|return|scroll|jump|skip) to (?:the )?(?:top|home|content|main|navigation)\b.*", 3.0),
    (r"(?:volver|ir|saltar|subir) (?:al?|arriba)\b.*|arriba", 2.5),
    (r"(?:next|previous|prev|older|newer|siguiente|anterior)(?: (?:article|post|page|art[ií]culo|p[aá]gina|nota)s?)?", 2.5),
    (r"(?:menu|home|search|close|open|contact(?: us)?|about(?: us)?|advertise(?: with us)?|sitemap|faq|help|jobs|careers"
     r"|men[uú]|inicio|buscar|cerrar|contacto|qui[eé]nes somos|acerca de|publicidad|anúnciate|portada)", 2.5),
    (r"(?:advertisement|advertising|sponsored(?: content)?|publicidad|anuncio|patrocinado|contenido patrocinado)", 3.0),
    (r"(?:story|article) continues below.*|continue reading.*|(?:sigue|continúa) leyendo.*|read(?:ing)? time\b.*", 3.0),
    (r"\d+ min(?:ute)?s?(?: read| de lectura)?|(?:updated|published|posted|last modified|actualizado|publicado)\b.{0,60}", 2.5),
    (r"\d+ (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago|hace \d+ (?:horas?|d[ií]as?|años?|minutos?)", 2.5),
    # Pointers to other pieces
    (r"(?:read|see|watch|listen|learn|find out)(?: (?:more|also|next|now|here|the full|full))+\b.{0,120}", 2.0),
    (r"(?:also|must) read\b.{0,120}|(?:click|tap) here\b.{0,80}|source link|(?:lea|lee|vea|mira)(?: también| más)\b.{0,120}", 2.5),
    (r"(?:te|le) puede interesar\b.{0,120}|no te pierdas\b.{0,120}|(?:haz|haga) clic\b.{0,80}|leer m[aá]s", 2.5),
    (r"(?:tags?|topics?|categor(?:y|ies)|filed under|labels?|keywords?|etiquetas?|temas|categor[ií]as?)(?:\s*:.*)?", 2.5),
    # Law
    (r"(?:©|\(c\)|copyright|all rights reserved|todos los derechos reservados|derechos reservados).*", 3.0),
    (r"(?:terms|privacy|cookies?)(?: (?:of|and|policy|settings|preferences|notice|use|conditions|&)\b.*)?", 2.5),
    (r"(?:t[eé]rminos|aviso legal|pol[ií]tica de (?:privacidad|cookies))\b.*", 2.5),
    (r"(?:accept|reject|manage)(?: all)?(?: cookies)?|aceptar(?: todo)?|rechazar(?: todo)?|ok", 2.5),
    (r"loading\b.{0,20}|cargando\b.{0,20}|please wait\b.*|(?:javascript|cookies) (?:is|are) (?:disabled|required)\b.*", 3.0),
)  # fmt: skip

# (pattern anywhere in the line, weight): weighed down by the length of the sentence around it.
ANYWHERE: tuple[tuple[str, float], ...] = (
    (r"all rights reserved|todos los derechos reservados", 2.5),
    (r"\b(?:we|this (?:site|website)) uses? cookies\b|utilizamos cookies|este sitio (?:web )?utiliza cookies", 3.0),
    (r"\b(?:subscribe to|sign up for) (?:our|the|my)\b|suscr[ií]b[ae]te a nuestr[ao]", 2.0),
    (r"enable javascript|ad ?blocker|habilit[ae]r? javascript", 3.0),
    (r"\b(?:follow|join) us on (?:twitter|facebook|telegram|instagram|whatsapp)|s[ií]guenos en", 2.5),
    (r"\btrademarks? of\b|protected by recaptcha|powered by wordpress|akismet", 2.5),
)

# (pattern for the whole line, weight): headings after which no more of the article is to be expected.
TAIL: tuple[tuple[str, float], ...] = (
    (r"(?:more|further)(?: (?:on|from|about|in|news|stories|reading|coverage|articles))\b.{0,60}", 2.0),
    (r"(?:related|recommended|similar|popular|trending|latest|recent|featured|suggested)"
     r"(?: (?:articles?|stories|posts?|news|content|topics|reading|links|videos?|for you))?", 2.5),
    (r"(?:most (?:read|popular|viewed|shared)|you (?:may|might) also (?:like|enjoy|be interested in)|read next"
     r"|what to read next|up next|editor['’]?s['’]? picks|in this section|about the author)", 2.5),
    (r"(?:noticias|art[ií]culos|contenidos?|notas|temas|entradas) (?:relacionad[oa]s|recomendad[oa]s|recientes)", 2.5),
    (r"(?:relacionad[oa]s?|lo m[aá]s (?:le[ií]do|visto)|m[aá]s (?:noticias|sobre|en|de)\b.{0,60}|sobre el autor)", 2.5),
    (r"(?:leave|post|write|submit) (?:a|your) (?:reply|comment)(?: to\b.*| cancel reply)?", 3.0),
    (r"(?:deja|dejar|escribe|env[ií]a|publica) (?:un|una|tu|su) (?:comentario|respuesta)(?: cancelar.*)?", 3.0),
    (r"(?:join the (?:discussion|conversation)|comments?(?: section)?|comentarios|responses|reader comments)", 2.5),
    (r"\d+ (?:comments?|replies|responses|thoughts on\b.*|comentarios?|respuestas?)", 2.5),
    (r"(?:do you|did you) (?:like|enjoy) (?:this|our)\b.*|¿te (?:gustó|ha gustado)\b.*", 2.0),
)  # fmt: skip
