"""Hello, thanks, who are you: messages that are no questions about the course."""

from collections.abc import Iterable, Mapping

_SAID: Mapping[str, Iterable[str]] = {
    "answer.hello": (
        "hi,hello,hey,hey there,hi there,hello there,good morning,good evening,"
        "good afternoon,good day,yo,hiya,hi bot,hello bot,hey bot,hi all,hello everyone,"
        "greetings,howdy,привет,приветик,приветики,здравствуй,здравствуйте,хай,хелло,"
        "добрый день,доброе утро,добрый вечер,доброго дня,доброго времени суток,здарова,"
        "здорово,салют,ку,прив,дароу,всем привет,привет бот,привет всем,приветствую,хаюшки,"
        "дратути,йо,хей"
    ).split(","),
    "answer.thanks": (
        "thanks,thank you,thank u,thx,ty,tnx,thank you so much,thank you very much,"
        "thanks a lot,thanks so much,many thanks,cool thanks,great thanks,ok thanks,"
        "okay thanks,got it thanks,perfect thanks,thanks bot,thank you bot,cheers,"
        "much appreciated,that helped,it helped,спасибо,спс,благодарю,спасибо большое,"
        "большое спасибо,огромное спасибо,пасиб,пасибки,спасибки,сенкс,сяб,ок спасибо,"
        "понятно спасибо,от души,ясно спасибо,круто спасибо,спасибо бот,спасибо за помощь,"
        "спасибо помогло,помогло,понял спасибо,поняла спасибо"
    ).split(","),
    "answer.bye": (
        "bye,goodbye,good bye,bye bye,see you,see you later,see ya,good night,cya,later,"
        "farewell,пока,до свидания,досвидания,до встречи,всем пока,спокойной ночи,бывай,"
        "пока пока,прощай,до завтра,увидимся,покеда"
    ).split(","),
    "answer.fine": (
        "how are you,how are you doing,hows it going,how is it going,whats up,what is up,sup,"
        "how do you do,hows life,you ok,как дела,как ты,как жизнь,как сам,как сама,"
        "как настроение,как поживаешь,че как,чо как,что нового,как делишки,как у тебя дела"
    ).split(","),
    "answer.fine_thanks": (
        "ok,okay,k,cool,nice,great,awesome,wow,lol,haha,good bot,nice bot,cool bot,well done,"
        "good job,you are cool,you are great,i love you,love you,got it,i see,understood,"
        "clear,test,ping,yes,no,yep,nope,sure,never mind,nevermind,ок,окей,круто,классно,"
        "класс,супер,ясно,понятно,ага,угу,ого,лол,ахах,ахаха,хаха,хороший бот,ты крутой,"
        "ты классный,молодец,умница,люблю тебя,я тебя люблю,красава,понял,поняла,тест,"
        "проверка,пинг,да,нет,ладно,хорошо,отлично,неважно,не важно,топ,имба,ты лучший,"
        "ты супер,крутой бот,бот топ"
    ).split(","),
    "answer.who": (
        "who are you,what are you,what can you do,what do you do,what is this,"
        "what is this bot,are you a bot,are you human,are you alive,do you understand me,"
        "do you speak english,do you speak russian,who created you,"
        "what languages do you speak,tell me a joke,i have a question,can i ask a question,"
        "can i ask you something,can you help,can you help me,i need help,how do you work,"
        "how does this work,how does this bot work,how to use this bot,what should i ask,"
        "are you a robot,are you real,help,help me,what can i ask,what can i ask you,"
        "what do you know,what is your name,whats your name,who made you,кто ты,ты кто,"
        "кто ты такой,ты кто такой,ты бот,ты робот,ты человек,что ты умеешь,что умеешь,"
        "что ты можешь,что ты знаешь,что можно спросить,чем поможешь,чем можешь помочь,"
        "как тебя зовут,помощь,помоги,помогите,что это за бот,кто вы,вы бот,что вы умеете,"
        "как вас зовут,ты меня понимаешь,ты понимаешь меня,расскажи анекдот,расскажи шутку,"
        "у меня вопрос,есть вопрос,можно вопрос,можно спросить,можешь помочь,поможешь,"
        "нужна помощь,как ты работаешь,как это работает,как пользоваться,"
        "как тобой пользоваться,что спросить,кто тебя создал,кто тебя сделал,ты живой,"
        "ты настоящий"
    ).split(","),
}
# Words that such messages may have besides.
_FILLERS = frozenset(
    "bot бот lol haha wow omg лол ахах ого please pls plz"
    " пожалуйста плиз dear dude man bro friend buddy mate all everyone"
    " everybody there oh well then so very much really for the your this help answer my hey"
    " друг дружище чувак бро ребят ребята всем все ну о ой очень тебе вам за помощь ответ".split()
)


def _bare(question: Iterable[str]) -> str:
    return " ".join(word for word in question if word not in _FILLERS)


_REPLIES: Mapping[str, str] = {
    form: reply
    for reply, texts in _SAID.items()
    for said in texts
    for form in (said, _bare(said.split()))
    if form
}


def small_talk(question: tuple[str, ...]) -> str | None:
    """The id of the reply to small talk, or None. `question`: its folded words in order."""
    return _REPLIES.get(" ".join(question)) or _REPLIES.get(_bare(question))
