"""Hello, thanks, who are you: messages that are no questions about the course."""

from collections.abc import Mapping

_SAID: Mapping[str, str] = {
    text: text_id
    for text_id, texts in {
        "answer.hello": (
            "hi,hello,hey,hey there,hi there,good morning,good evening,good afternoon,yo,hiya"
            ",привет,приветик,здравствуй,здравствуйте,хай,хелло,добрый день,доброе утро"
            ",добрый вечер,здарова,здорово,салют,ку,прив,дароу,всем привет,привет бот,hello bot"
        ),
        "answer.thanks": (
            "thanks,thank you,thx,ty,thank you so much,thanks a lot,many thanks,cool thanks"
            ",great thanks,ok thanks,спасибо,спс,благодарю,спасибо большое,большое спасибо,пасиб"
            ",спасибки,сенкс,ок спасибо,понятно спасибо,от души,ясно спасибо,круто спасибо"
        ),
        "answer.bye": (
            "bye,goodbye,bye bye,see you,see ya,good night,cya,later,пока,до свидания,досвидания"
            ",до встречи,всем пока,спокойной ночи,бывай,пока пока"
        ),
        "answer.who": (
            "who are you,what are you,what can you do,what do you do,what is this,what is this bot"
            ",are you a bot,are you human,are you a robot,help,help me,what can i ask,кто ты,ты кто"
            ",кто ты такой,ты бот,ты робот,ты человек,что ты умеешь,что умеешь,что ты можешь"
            ",что можно спросить,чем поможешь,как тебя зовут,помощь,помоги,помогите,что это за бот"
            ",кто вы,вы бот,что вы умеете,как вас зовут,what is your name,whats your name"
        ),
    }.items()
    for text in texts.split(",")
}


def small_talk(question: tuple[str, ...]) -> str | None:
    """The id of the reply to small talk, or None. `question`: its folded words in order."""
    return _SAID.get(" ".join(question))
