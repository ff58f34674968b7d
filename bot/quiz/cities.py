"""Cities by their time zone, as Russians and English speakers call them.

English names that the tz database has itself (London, New York) are not repeated. Countries and
regions stand with the one zone that they have, or the one that nearly all of their people live in.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

_BY_ZONE = """
Africa/Algiers: Алжир
Africa/Cairo: Каир, Египет
Africa/Casablanca: Касабланка, Марокко, Рабат, Rabat, Morocco
Africa/Johannesburg: Йоханнесбург, ЮАР, Кейптаун, Cape Town, Pretoria, South Africa
Africa/Lagos: Лагос, Нигерия, Nigeria
Africa/Nairobi: Найроби, Кения, Kenya
Africa/Tunis: Тунис, Tunisia
Africa/Addis_Ababa: Аддис-Абеба, Эфиопия, Ethiopia
America/Argentina/Buenos_Aires: Буэнос-Айрес, Аргентина, Argentina
America/Bogota: Богота, Колумбия, Colombia
America/Caracas: Каракас, Венесуэла, Venezuela
America/Chicago: Чикаго, Хьюстон, Houston, Даллас, Dallas, Остин, Austin, Миннеаполис, Minneapolis
America/Denver: Денвер, Солт-Лейк-Сити, Salt Lake City
America/Halifax: Галифакс
America/Havana: Гавана, Куба
America/Lima: Лима, Перу, Peru
America/Los_Angeles: Лос-Анджелес, Сан-Франциско, San Francisco, Сиэтл, Seattle, Портленд,
    Portland, Лас-Вегас, Las Vegas, Сан-Диего, San Diego, Калифорния, California
America/Mexico_City: Мехико, Мексика, Mexico
America/New_York: Нью-Йорк, NYC, Вашингтон, Washington, Бостон, Boston, Майами, Miami, Атланта,
    Atlanta, Филадельфия, Philadelphia, Флорида, Florida
America/Panama: Панама
America/Phoenix: Финикс, Аризона
America/Santiago: Сантьяго, Чили
America/Sao_Paulo: Сан-Паулу, Рио-де-Жанейро, Rio de Janeiro, Rio, Бразилиа, Brasilia
America/Toronto: Торонто, Монреаль, Оттава, Ottawa, Quebec
America/Vancouver: Ванкувер
America/Anchorage: Анкоридж, Аляска
America/Edmonton: Эдмонтон, Калгари, Calgary
America/Winnipeg: Виннипег
America/Montevideo: Монтевидео, Уругвай, Uruguay
America/Santo_Domingo: Санто-Доминго, Доминикана, Punta Cana
Asia/Almaty: Алматы, Алма-Ата, Астана, Astana, Нур-Султан, Шымкент, Shymkent, Караганда,
    Karaganda, Казахстан, Kazakhstan
Asia/Ashgabat: Ашхабад, Туркменистан, Туркмения
Asia/Baghdad: Багдад, Ирак
Asia/Baku: Баку, Азербайджан, Azerbaijan
Asia/Bangkok: Бангкок, Таиланд, Тайланд, Thailand, Пхукет, Phuket, Паттайя, Pattaya
Asia/Bishkek: Бишкек, Ош, Киргизия, Кыргызстан, Kyrgyzstan
Asia/Chita: Чита
Asia/Colombo: Коломбо, Шри-Ланка, Sri Lanka
Asia/Dhaka: Дакка, Бангладеш
Asia/Dubai: Дубай, ОАЭ, Эмираты, UAE, Абу-Даби, Abu Dhabi
Asia/Dushanbe: Душанбе, Таджикистан
Asia/Ho_Chi_Minh: Хошимин, Ханой, Hanoi, Вьетнам, Vietnam, Нячанг, Nha Trang, Дананг, Da Nang
Asia/Hong_Kong: Гонконг
Asia/Irkutsk: Иркутск, Улан-Удэ, Ulan-Ude, Братск, Bratsk
Asia/Jakarta: Джакарта
Asia/Jerusalem: Иерусалим, Тель-Авив, Хайфа, Haifa, Израиль
Asia/Kabul: Кабул
Asia/Kamchatka: Камчатка, Петропавловск-Камчатский, Петропавловске-Камчатском,
    Петропавловску-Камчатскому
Asia/Karachi: Карачи, Исламабад, Islamabad, Лахор, Lahore, Пакистан, Pakistan
Asia/Kathmandu: Катманду, Непал
Asia/Kolkata: Калькутта, Дели, Нью-Дели, Delhi, New Delhi, Мумбаи, Бомбей, Mumbai, Bombay,
    Бангалор, Bangalore, Ченнаи, Chennai, Хайдарабад, Hyderabad, Гоа, Goa, Индия, India
Asia/Krasnoyarsk: Красноярск, Абакан, Abakan, Норильск, Norilsk, Кызыл, Kyzyl
Asia/Kuala_Lumpur: Куала-Лумпур, Малайзия, Malaysia
Asia/Kuwait: Кувейт
Asia/Magadan: Магадан
Asia/Makassar: Бали, Bali, Денпасар, Denpasar
Asia/Manila: Манила, Филиппины, Philippines
Asia/Novokuznetsk: Новокузнецк, Кемерово, Kemerovo, Кузбасс
Asia/Novosibirsk: Новосибирск
Asia/Omsk: Омск
Asia/Barnaul: Барнаул, Горно-Алтайск, Бийск, Biysk
Asia/Qatar: Катар, Доха, Doha
Asia/Riyadh: Эр-Рияд, Saudi Arabia
Asia/Sakhalin: Сахалин, Южно-Сахалинск, Yuzhno-Sakhalinsk
Asia/Samarkand: Самарканд
Asia/Seoul: Сеул, Пусан, Busan, Корея, Korea
Asia/Shanghai: Шанхай, Пекин, Beijing, Peking, Шэньчжэнь, Shenzhen, Гуанчжоу, Guangzhou, Китай,
    China
Asia/Singapore: Сингапур
Asia/Srednekolymsk: Среднеколымск
Asia/Taipei: Тайбэй, Тайвань, Taiwan
Asia/Tashkent: Ташкент, Узбекистан, Uzbekistan
Asia/Tbilisi: Тбилиси, Батуми, Batumi, Кутаиси, Грузия
Asia/Tehran: Тегеран, Иран
Asia/Tokyo: Токио, Осака, Osaka, Киото, Kyoto, Япония
Asia/Tomsk: Томск
Asia/Ulaanbaatar: Улан-Батор, Монголия, Ulan Bator, Mongolia
Asia/Vladivostok: Владивосток, Хабаровск, Khabarovsk, Комсомольск-на-Амуре, Уссурийск
Asia/Yakutsk: Якутск, Благовещенск, Blagoveshchensk
Asia/Yekaterinburg: Екатеринбург, Екб, Ekaterinburg, Челябинск, Chelyabinsk, Пермь, Perm, Тюмень,
    Tyumen, Уфа, Ufa, Оренбург, Orenburg, Курган, Kurgan, Сургут, Surgut, Магнитогорск,
    Magnitogorsk, Нижний Тагил, Ханты-Мансийск, Нижневартовск, Салехард
Asia/Yerevan: Ереван, Армения, Armenia
Asia/Nicosia: Никосия, Кипр, Cyprus, Лимасол, Limassol, Ларнака, Larnaca
Asia/Beirut: Бейрут, Ливан
Asia/Damascus: Дамаск
Asia/Amman: Амман, Иордания
Atlantic/Canary: Канары, Тенерифе, Tenerife
Atlantic/Reykjavik: Рейкьявик, Исландия
Australia/Adelaide: Аделаида
Australia/Brisbane: Брисбен
Australia/Melbourne: Мельбурн
Australia/Perth: Перт
Australia/Sydney: Сидней, Канберра
Europe/Amsterdam: Амстердам, Роттердам, Rotterdam, Нидерланды, Голландия, Netherlands, Holland
Europe/Astrakhan: Астрахань
Europe/Athens: Афины, Афинам, Афинах, Салоники, Греция, Greece
Europe/Belgrade: Белград, Сербия, Serbia, Нови-Сад, Novi Sad
Europe/Berlin: Берлин, Мюнхен, Munich, Гамбург, Hamburg, Франкфурт, Frankfurt, Кёльн, Cologne,
    Дюссельдорф, Düsseldorf, Dusseldorf, Штутгарт, Stuttgart, Лейпциг, Leipzig, Дрезден, Dresden,
    Германия, Germany
Europe/Bratislava: Братислава, Словакия
Europe/Brussels: Брюссель, Бельгия, Belgium
Europe/Bucharest: Бухарест, Румыния, Romania
Europe/Budapest: Будапешт, Венгрия, Hungary
Europe/Chisinau: Кишинёв, Молдова, Молдавия, Moldova, Тирасполь
Europe/Copenhagen: Копенгаген, Дания, Denmark
Europe/Dublin: Дублин, Ирландия, Ireland
Europe/Helsinki: Хельсинки, Финляндия, Finland
Europe/Istanbul: Стамбул, Анкара, Ankara, Анталия, Анталья, Antalya, Турция
Europe/Kaliningrad: Калининград
Europe/Kirov: Киров
Europe/Kyiv: Киев, Київ, Харьков, Kharkiv, Одесса, Odessa, Odesa, Львов, Lviv, Днепр, Dnipro,
    Украина, Ukraine
Europe/Lisbon: Лиссабон, Порту, Porto, Португалия
Europe/Ljubljana: Любляна, Словения
Europe/London: Лондон, Манчестер, Manchester, Эдинбург, Edinburgh, Англия, England,
    Великобритания, UK
Europe/Luxembourg: Люксембург
Europe/Madrid: Мадрид, Барселона, Barcelona, Валенсия, Valencia, Испания, Spain
Europe/Malta: Мальта
Europe/Minsk: Минск, Гомель, Gomel, Брест, Гродно, Grodno, Витебск, Беларусь, Белоруссия, Belarus
Europe/Monaco: Монако
Europe/Moscow: Москва, Мск, Московское, Питер, Спб, Санкт-Петербург, Петербург, Saint Petersburg,
    St. Petersburg, Нижний Новгород, Nizhny Novgorod, Казань, Kazan, Краснодар, Krasnodar, Сочи,
    Sochi, Ростов-на-Дону, Ростову-на-Дону, Ростове-на-Дону, Ростов, Rostov, Воронеж, Voronezh,
    Ярославль, Тула, Тверь, Рязань, Липецк, Курск, Белгород, Брянск, Калуга, Смоленск, Иваново,
    Владимир, Пенза, Чебоксары, Йошкар-Ола, Мурманск, Murmansk, Архангельск, Arkhangelsk, Вологда,
    Псков, Великий Новгород, Петрозаводск, Махачкала, Грозный, Ставрополь, Сыктывкар, Орёл, Орлу,
    Орле, Тамбов, Череповец, Набережные Челны
Europe/Oslo: Осло, Норвегия, Norway
Europe/Paris: Париж, Лион, Lyon, Марсель, Marseille, Ницца, Nice, Франция, France
Europe/Podgorica: Подгорица, Черногория, Montenegro, Будва, Budva
Europe/Prague: Прага, Брно, Brno, Чехия, Czechia
Europe/Riga: Рига, Латвия, Latvia
Europe/Rome: Рим, Милан, Milan, Неаполь, Naples, Турин, Turin, Италия, Italy
Europe/Samara: Самара, Тольятти, Tolyatti, Ижевск, Izhevsk
Europe/Saratov: Саратов
Europe/Simferopol: Симферополь, Севастополь, Sevastopol, Крым
Europe/Sarajevo: Сараево
Europe/Skopje: Скопье
Europe/Sofia: София, Варна, Varna, Болгария, Bulgaria
Europe/Stockholm: Стокгольм, Гётеборг, Gothenburg, Швеция, Sweden
Europe/Tallinn: Таллин, Таллинн, Эстония, Estonia
Europe/Tirane: Тирана
Europe/Ulyanovsk: Ульяновск
Europe/Vienna: Вена, Австрия, Austria
Europe/Vilnius: Вильнюс, Каунас, Kaunas, Литва, Lithuania
Europe/Volgograd: Волгоград
Europe/Warsaw: Варшава, Краков, Krakow, Kraków, Вроцлав, Wroclaw, Wrocław, Гданьск, Gdansk,
    Gdańsk, Познань, Польша
Europe/Zagreb: Загреб, Хорватия, Croatia
Europe/Zurich: Цюрих, Женева, Geneva, Базель, Basel, Берн, Bern, Швейцария, Switzerland
Indian/Maldives: Мале, Мальдивы
Indian/Mauritius: Маврикий
Pacific/Auckland: Окленд, Веллингтон, Wellington, Новая Зеландия, New Zealand
Pacific/Honolulu: Гонолулу, Гавайи
UTC: Гринвич, Greenwich, GMT, ГМТ, ЮТС, УТС, Z
"""

CITIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        zone: tuple(re.split(r",\s+", names))
        for zone, names in re.findall(r"^(\S+): (.+(?:\n +.+)*)", _BY_ZONE, re.MULTILINE)
    }
)

# What people call the time of a place, summer and winter alike.
_CALLED = """
America/New_York: et est edt
America/Chicago: ct cst cdt
America/Denver: mt mst mdt
America/Los_Angeles: pt pst pdt
Europe/London: bst
Europe/Berlin: cet cest
Europe/Kyiv: eet eest
Europe/Moscow: msk
Asia/Tokyo: jst
Asia/Seoul: kst
Australia/Sydney: aest aedt
"""
ABBREVIATIONS: Mapping[str, str] = MappingProxyType(
    {
        name: zone
        for zone, _, names in (line.partition(": ") for line in _CALLED.strip().splitlines())
        for name in names.split()
    }
)
