"""Words that carry little of what is asked: function words, politeness, talk around a question."""

FUNCTION_WORDS = frozenset(
    # English
    "a an the this that these those it its i me my we our us you your he she they them their one"
    " ones is are was were be been being am do does did done doing have has had having can could"
    " may might must shall should will would to of in on at by for from with into onto over under"
    " out about as and or but so if then than too also no nor yes only just very really"
    " there here while what whats which whom whose how hows some something"
    " anything thing things stuff like want wanna need gonna gotta trying try please pls plz thx"
    " thanks thank hi hello hey guys man bro dude ok okay well hmm um uh tell know understand"
    " explain describe say says said mean means meaning"
    " definition define concept actually basically exactly kinda sort"
    " someone somebody anyone anybody let lets get gets got give find question help quick"
    " quickly simple simply words term word way ways possible able im ive dont doesnt cant isnt"
    " arent didnt whether because since still again now already each other another s t re ve ll m d"
    # Russian, without ё
    " а и в во на с со к ко о об обо от до из изо за по под над при про для без у через между же"
    " ли бы б не ни нет да но или либо то что чтобы чтоб как так такое такой такая такие какой"
    " какая какие какое какую каким каких чем чего чему"
    " это этот эта эти этого этой этом этим эту тот та те того той том тем ту там тут здесь он она"
    " оно они его ее их ему ей им них нем ней я мы ты вы мне меня мной нам нас тебе тебя вам вас"
    " мой моя мое мои моего моей свой свою свои себя себе сам сама само сами есть быть был"
    " была было были будет будут ведь вот еще уже тоже также только лишь даже просто вообще короче"
    " типа ну блин плиз пж пжл пжлст пожалуйста спасибо спс привет здравствуйте хай можно можешь"
    " может могу нужно надо хочу хотел хотела хочется подскажи подскажите скажи скажите расскажи"
    " расскажите объясни объясните поясни поясните помоги помогите напомни покажите плз чел чувак"
    " ребят ребята народ люди кароч щас сейчас раз если потом тогда после перед значит означает"
    " означают называется считается понять понимаю понял знать знаю знает вопрос слово слова"
    " словами случае случай смысле смысл смысла именно конкретно примерно очень"
    " нибудь штука штуку вещь разве неужели подробнее кратко вкратце"
    " чо че шо эт чтотакое определение понятие термин тип прям".split()
)
