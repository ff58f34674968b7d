"""Hello, thanks, who are you: messages that are no questions about the course."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.matching.normalise import words
from bot.matching.slips import heard

_SAID: Mapping[str, Iterable[str]] = {
    "answer.hello": (
        "hi,hello,hey,hey there,hi there,hello there,good morning,good evening,"
        "good afternoon,good day,yo,hiya,hi bot,hello bot,hey bot,hi all,hello everyone,"
        "greetings,howdy,hi how are you,hello how are you,wassup,привет,приветик,приветики,"
        "здравствуй,здравствуйте,хай,хелло,"
        "добрый день,доброе утро,добрый вечер,доброго дня,доброго времени суток,здарова,"
        "здорово,салют,ку,прив,дароу,всем привет,привет бот,привет всем,приветствую,хаюшки,"
        "дратути,йо,хей,доброго вечера,доброго утра,добрый,ку ку,здрасте,здрасьте,привет как дела,"
        "доброй ночи,приветули,прювет,хелоу,хеллоу,hola,sup bot,anyone here,ты тут,есть кто"
    ).split(","),
    "answer.thanks": (
        "thanks,thank you,thank u,thx,ty,tnx,thank you so much,thank you very much,"
        "thanks a lot,thanks so much,many thanks,cool thanks,great thanks,ok thanks,"
        "okay thanks,got it thanks,perfect thanks,thanks bot,thank you bot,cheers,"
        "much appreciated,that helped,it helped,спасибо,спс,благодарю,спасибо большое,"
        "большое спасибо,огромное спасибо,пасиб,пасибки,спасибки,сенкс,сяб,ок спасибо,"
        "понятно спасибо,от души,ясно спасибо,круто спасибо,спасибо бот,спасибо за помощь,"
        "спасибо помогло,помогло,понял спасибо,поняла спасибо,"
        "ты помог,все понятно спасибо,сенк ю,мерси,thanks for help,thanks for the help,"
        "ok thank you,ok ty,thats all,that is all,thats it,это все,на этом все,пасибо,спсб,"
        "thank you that helped,thanks it worked,спасибо заработало,заработало,it works now"
    ).split(","),
    "answer.bye": (
        "bye,goodbye,good bye,bye bye,see you,see you later,see ya,good night,cya,later,"
        "farewell,пока,до свидания,досвидания,до встречи,всем пока,спокойной ночи,бывай,"
        "пока пока,прощай,до завтра,увидимся,покеда,"
        "bye see you tomorrow,see you tomorrow,talk to you later,have a good day,have a nice day,"
        "take care,gtg,пока до завтра,хорошего дня,хорошего вечера,всего доброго,до скорого,"
        "good night bot,чао,ухожу,я пошел,я пошла,всем спокойной ночи"
    ).split(","),
    "answer.fine": (
        "how are you,how are you doing,hows it going,how is it going,whats up,what is up,sup,"
        "how do you do,hows life,you ok,как дела,как ты,как жизнь,как сам,как сама,"
        "как настроение,как поживаешь,че как,чо как,что нового,как делишки,как у тебя дела,"
        "hey bot whats up,how are things,how have you been,whats new,what is new,hows your day,"
        "how is your day,че делаешь,что делаешь,чем занят,как твои дела,как оно,как сам бот"
    ).split(","),
    "answer.fine_thanks": (
        "ok,okay,k,cool,nice,great,awesome,wow,lol,haha,good bot,nice bot,cool bot,well done,"
        "good job,you are cool,you are great,i love you,love you,got it,i see,understood,"
        "clear,test,ping,yes,no,yep,nope,sure,never mind,nevermind,ок,окей,круто,классно,"
        "класс,супер,ясно,понятно,ага,угу,ого,лол,ахах,ахаха,хаха,хороший бот,ты крутой,"
        "ты классный,молодец,умница,люблю тебя,я тебя люблю,красава,понял,поняла,тест,"
        "проверка,пинг,да,нет,ладно,хорошо,отлично,неважно,не важно,топ,имба,ты лучший,"
        "ты супер,крутой бот,бот топ,you are awesome,you are amazing,you are the best,"
        "you are smart,"
        "you are funny,ok got it,okay got it,lol nice,interesting,good,perfect,amazing,"
        "makes sense,fine,alright,all right,yeah,yup,ya,right,exactly,hm,hmm,ahah,"
        "ок понял,ок поняла,все понял,все поняла,все ясно,все понятно,интересно,прикольно,"
        "хаха смешно,смешно,ахахах,ты умный,ты умница,ты милый,ты смешной,ты хороший,ты прелесть,"
        "ты гений,норм,нормально,годно,бомба,пушка,огонь,шик,шикарно,прекрасно,замечательно,"
        "мне скучно,скучно,im bored,i am bored,bored,точно,ага понял,ну ок,ну ладно,жесть,вау,"
        "хм,хмм,да ладно,сойдет,лан,кек,ржу,hahaha,nice one,not bad,неплохо,хех,мда"
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
        "ты настоящий,who r u,are you a bot or a human,are you a human or a bot,"
        "are you a real person,"
        "are you an ai,are you ai,are you chatgpt,are you gpt,are you a person,whats this,"
        "what can this bot do,how can you help,how can you help me,who is this,who am i talking to,"
        "who are you talking to,what do you know about,introduce yourself,tell me about yourself,"
        "tell me something,anybody here,whos there,ты бот или человек,ты робот или человек,"
        "ты человек или бот,ты ии,ты нейросеть,ты чат gpt,ты chatgpt,ты gpt,ты ai,"
        "ты искусственный интеллект,расскажи о себе,расскажи про себя,представься,"
        "что ты такое,ты что такое,кто это,что ты знаешь,чем ты можешь помочь,"
        "что ты можешь рассказать,что ты можешь делать,а ты кто,ну ты кто,кто твой создатель"
    ).split(","),
    "answer.sorry": (
        "you are stupid,you are dumb,you are useless,you are bad,you are an idiot,you suck,"
        "stupid bot,bad bot,dumb bot,useless bot,useless,fuck you,fuck off,shut up,i hate you,"
        "idiot,that is wrong,thats wrong,wrong,not helpful,that did not help,didnt help,"
        "you dont understand,you dont understand me,not what i asked,wtf,this is wrong,"
        "ты тупой,ты дурак,ты глупый,ты бесполезный,ты плохой,тупой бот,плохой бот,"
        "глупый бот,бесполезный бот,бот тупой,ты идиот,идиот,дурак,отстань,заткнись,"
        "неправильно,не помогло,ты не понял,ты меня не понял,не то,это не то,"
        "я не это спрашивал,я не это спросил,ты не понимаешь,ничего не понял,ничего не поняла,"
        "не понял,не поняла,ты ошибся,бесполезно,иди нафиг,ты врешь,фигня,чушь"
    ).split(","),
}
# Words that such messages may have besides.
_FILLERS = frozenset(
    "bot бот lol haha wow omg лол ахах ого please pls plz"
    " пожалуйста плиз dear dude man bro friend buddy mate all everyone"
    " everybody there oh well then so very much really for the your this help answer my hey"
    " друг дружище чувак бро ребят ребята всем все ну о ой очень тебе вам за помощь ответ".split()
)


# How words are spelt in chats.
_SHORT = {"r": "are", "u": "you", "ur": "your", "wat": "what", "wut": "what", "n": "and"}
_SIGNS: Mapping[str, frozenset[str]] = {
    "answer.hello": frozenset("👋🖐✋🤚"),
    "answer.thanks": frozenset("🙏❤💖💕😍🥰😘🤗💐🌹"),
    "answer.fine_thanks": frozenset("👍👌👏💪🔥😂🤣😀😃😄😁😊🙂😉😎🎉💯✅😅😆😇🤩😏🤔😐"),
    "answer.sorry": frozenset("👎😡😠🤬💩😢😭😞🙁☹😤🖕😒😕"),
}
# Shorter words are too often another word with a slip.
_LEAST_MISSPELT = 5
_MOST_WORDS = 8
_MOST_MISSPELT = 2
_FILLERS_HEARD = frozenset(map(heard, _FILLERS))


def _bare(sounds: Sequence[str]) -> str:
    return " ".join(sound for sound in sounds if sound not in _FILLERS_HEARD)


# As they sound: "приветттт" and "превет" are "привет".
_REPLIES: Mapping[str, str] = {
    form: reply
    for reply, texts in _SAID.items()
    for sounds in ([*map(heard, said.split())] for said in texts)
    for form in (" ".join(sounds), _bare(sounds))
    if form
}
_WORDS = frozenset(word for said in _REPLIES for word in said.split()) | _FILLERS_HEARD
_LONG_WORDS = tuple(sorted(word for word in _WORDS if len(word) >= _LEAST_MISSPELT))


def small_talk(text: str, knows: Callable[[str], bool]) -> str | None:
    """The id of the reply to small talk, or None. `knows`: a text is of the course's words.

    Emoji alone are small talk; letters may be drawn out, words misspelt that the course has not.
    """
    question = words(text)
    if not question:
        return next((reply for reply, signs in _SIGNS.items() if not signs.isdisjoint(text)), None)
    if len(question) > _MOST_WORDS:
        return None
    sounds = [heard(_SHORT.get(word, word)) for word in question]
    strange = [at for at, sound in enumerate(sounds) if sound not in _WORDS]
    if len(strange) > _MOST_MISSPELT:
        return None
    for at in strange:
        if not knows(question[at]):
            sounds[at] = _corrected(sounds[at])
    return _REPLIES.get(" ".join(sounds)) or _REPLIES.get(_bare(sounds))


def _corrected(sound: str) -> str:
    """How a word of small talk sounds that is one slip away, or the same."""
    if len(sound) < _LEAST_MISSPELT:
        return sound
    near = process.extractOne(sound, _LONG_WORDS, scorer=OSA.distance, score_cutoff=1)
    return sound if near is None else near[0]
