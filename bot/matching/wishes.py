"""What people want to know of the answer before, in so few words that only it tells of what."""

import re

# What such a question opens with.
_OPENINGS = (
    r"(?:а|и|ну|но|так|ок|окей|and|so|but|ok|okay|well|hm+|then)"
    r"|(?:what|how) about|what if|а? ?(?:как|что) (?:насчет|на счет|с)|а? ?если"
)
OPENING = re.compile(rf"(?:{_OPENINGS})\b")
LEAD = re.compile(rf"^(?:(?:{_OPENINGS}) )+")
PRONOUNS = frozenset(
    "it them that this those these"
    " его ее их него нее них он она оно они ему ей им нему ней ним ними нем это этого этим этому"
    " этот эту этой".split()
)
WITHOUT = frozenset({"без", "without"})
# Words around a flag that is asked about.
FLAG_WORDS = frozenset(
    "add added adding use using used pass put set given instead"
    " добавить добавлю добавим использовать указать поставить делает дает нужен нужна"
    " флагами ключом ключами опцией опциями параметром параметрами зачем почему why switch".split()
)
_POLITE = r"(?:(?:можно|дай|дайте|приведи|приведите|покажи|покажите|мне|хочу|какой нибудь|please"
_POLITE += (
    r"|can you|could you|give|show|me|an?|some|any|got|is there|are there|есть|пожалуйста|плиз"
)
_POLITE += r"|один|еще|одну|another|one|more|do you have|can|could|i|we|see|have|get) )*"
_END = r"(?: (?:пожалуйста|плиз|please|pls|можно|есть|об этом|про это|about (?:it|this|that)))*"
_IT = r"(?: (?:это|этого|эта|этот|он|она|оно|они|it|this|that|так|то|so))*"

_MORE = re.compile(
    rf"{_POLITE}(?:(?:по)?подробн\w+|детальн\w+|подробност\w+|расскажи\w*(?: (?:больше|еще))?"
    r"|больше(?: информации| деталей)?|дальше|поясни\w*|объясни\w*(?: (?:еще|подробн\w+|проще))?"
    r"|(?:tell |say )?(?:me )?more(?: details?| info)?|details?|in (?:more )?details?"
    r"|explain(?: (?:more|further|it|that|this|in detail))*|elaborate|go on|continue)"
    rf"{_END}"
)
_EXAMPLE = re.compile(
    rf"{_POLITE}(?:пример\w*|например|образец|examples?|for example|sample|e g"
    r"|как (?:(?:этим|им|ей|ею|это) )?(?:пользоваться|использовать|применять)"
    r"(?: (?:это|его|ее|их))?"
    rf"|how (?:do i|to|do you|can i) use(?: (?:it|this|that))?|usage){_END}"
)
_WHY = re.compile(
    rf"(?:почему|зачем|для чего|why|what for|how come){_IT}"
    rf"(?: (?:нужн\w+|надо|is|does|needed))*{_IT}"
    r"|what is (?:it|this|that) for|why (?:is|do|does|would) (?:it|that|this|i|we|you|one)"
    r"(?: (?:so|needed|need|use|want|necessary|happen|happening|it|that|this))*"
    r"|почему (?:так )?(?:происходит|случается|получается)"
)
_FIX = re.compile(
    r"(?:и )?(?:как (?:(?:это|его|ее) )?(?:исправить|починить|решить|пофиксить|фиксить|убрать|быть)"
    r"|(?:и )?что (?:же )?(?:теперь )?(?:мне )?делать"
    r"|how (?:do i|to|can i) (?:fix|solve|resolve|repair)(?: (?:it|this|that))?"
    r"|what (?:should|can|do) i do(?: now| about it)?|fix|(?:the )?solution|решение)"
    r"(?: (?:это|ее|его|теперь))?"
)
_DIFFERENCE = re.compile(
    r"(?:(?:в )?чем (?:(?:это|он|она|оно|они) )?(?:разница|отличие|отличия|отлича\w+)|какая разница"
    r"|разница|отличие|отличия|сравни(?: (?:это|его|ее))?"
    r"|(?:what s|whats|what is|what) the difference|difference|how (?:is|are) (?:it|this|that|they)"
    r" (?:different|better)|how (?:does|do) (?:it|this|that|they) differ"
    r"|compare(?: (?:it|this|that))?|compared|vs|versus|против)"
    r"(?: (?:от|с|со|между (?:ним|ней|ними|этим) и|from|with|to|than|vs"
    r"|between (?:it|this|that|them) and))*"
    r" (?!между |between |и |and )(?P<other>.+)"
)
# A difference of two others: "разница rm и rmi".
_SECOND = re.compile(r" (?:и|от|and|from|vs) ")


def wish(bare: str, name: str, *, is_russian: bool, is_error: bool) -> tuple[str, ...]:
    """The whole questions of such few words about `name`; none where they are none such."""
    difference = _DIFFERENCE.fullmatch(bare)
    other = "" if difference is None else difference["other"]
    if other and not _SECOND.search(other):
        return (f"разница между {name} и {other}" if is_russian else f"{name} vs {other}",)
    if _MORE.fullmatch(bare) or (is_error and (_WHY.fullmatch(bare) or _FIX.fullmatch(bare))):
        return (name,)
    if _EXAMPLE.fullmatch(bare):
        return (f"пример {name}" if is_russian else f"example of {name}", name)
    if _WHY.fullmatch(bare):
        return (f"зачем нужен {name}" if is_russian else f"why use {name}", name)
    return ()
