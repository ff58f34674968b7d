"""Words of one meaning in both languages, as people use them of any program.

Each meaning starts on a line of its own; lines that are set in further go on with it. What a
subject calls its own things is not here: courses declare it by the terms of their definitions.
"""

import re


def _groups(text: str) -> tuple[tuple[str, ...], ...]:
    meanings = re.split(r"\n {4}(?! )", text.rstrip())
    return tuple(tuple(meaning.split()) for meaning in meanings if meaning.strip())


# What people want done. Who asks how to do one thing is not told how to do another.
ACTIONS = _groups(
    """
    remove delete erase drop destroy wipe nuke rid trash удалить удаление удали убери снеси сотри
        убрать снести стереть грохнуть дропнуть выпилить избавиться прибить
    clean cleanup clear tidy purge почистить почисти очисти очистить вычистить чистка очистка
        подчистить прибраться
    show display list see view look print peek показать показывает покажи вывести выводит выведи
        посмотреть смотреть увидеть список глянуть глянь отобразить перечень перечислить
        просмотреть просмотр листинг
    run start launch boot spin execute запустить запускать запусти подними стартануть поднять
        старт запуск выполнить исполнить запускаю
    download fetch downloaded скачать скачай скачивает качать качает загрузить подтянуть стянуть
        загрузка скачивается
    install setup установить поставить установка настроить настраивать настройка
    stop halt остановить останови остановка останавливать стопнуть выключить погасить тормознуть
    restart reboot reload перезапустить перезапусти перезапуск рестартнуть рестарт ребутнуть
        перезагрузить
    pause unpause приостановить пауза
    push запушить пушить пуш
    upload publish выложить опубликовать отправить залить
    pull спуллить пуллить
    build compile assemble собрать собери собирать сборка билд билдить сбилдить скомпилировать
    copy cp скопировать скопируй копировать перекинуть
    move transfer перенести переместить перенос
    enter login attach ssh exec зайти войти залогиниться подключиться приаттачиться
    log logs логи лог логов журнал
    connect link соединить связать подключить
    rename переименовать переименуй переименование
    update upgrade обновить обновление апдейт апгрейд
    limit restrict ограничить ограничение лимит
    export save экспортировать экспорт сохранить выгрузить
    backup restore бэкап бекап восстановить
    mount примонтировать смонтировать монтировать
    inspect monitor debug инспектировать мониторить отладить дебажить
    write edit написать писать
    healthcheck хелсчек
    """
)

# All else.
THINGS = _groups(
    """
    running active alive live запущенные крутятся крутится активные живые
    stopped exited dead inactive остановленные завершенные мертвые неработающие нерабочие
        погашенные
    finish end ended terminate finished завершиться завершился закончиться закончился завершение
        завершается отработал доработал
    all every everything whole все всех всё весь каждый целиком
    difference differ different distinguish versus vs compare comparison contrast unlike разница
        отличие отличается отличаются отличить различие различаются сравнение сравнить против
    why purpose point benefit advantage pros reason зачем почему смысл польза плюс плюсы
        преимущество выгода цель нужен нужна нужны юзают
    problem trouble pain проблема проблемы боль
    solve fix resolve help решает решить помогает лечит избавляет
    size weigh weight big large heavy размер весит вес объем большой тяжелый занимает
    disk space диск место места
    speed fast quick performance slow скорость быстрый быстро быстрее производительность медленный
        быстродействие шустрый
    resource consume consumption eat ресурс ресурсы потребляет ест жрет жрать потребление кушает
    memory ram память оперативка озу
    create creation made created создать создай создан создание создали сделан
    several multiple many couple несколько много пара пачка куча сразу
    name call имя имени имена название назвать зовут обозвать
    version release версия версию
    store storage keep kept хранить хранится хранятся хранилище лежат лежит
    column field heading столбец столбцы колонка колонки поле графа столбик
    table таблица таблице
    status state статус состояние
    error fail failure crash ошибка ошибку упал сломался падает крашнулся вылетел рухнул
    permission access denied права доступ разрешение прав доступа
    network сеть сети сетевой
    file файл файлы файлов файловая
    isolation isolated isolate separate изоляция изолирован изолированы изолированный отдельный
        отдельная собственный
    system os operating система ос операционная операционка
    virtual vm vms виртуальная виртуалка вм виртуальной виртуалки
    command cmd команда команду командой
    date ago дата давно
    when когда
    id identifier identificator айди ид айдишник идентификатор
    shell terminal console bash терминал консоль шелл баш
    laptop computer pc ноут ноутбук комп компьютер компьютере
    server сервер серверы
    automatic automatically auto itself автоматически сам автоматом авто самостоятельно
    change modify edit alter изменить изменять менять поменять редактировать изменяется
    kernel ядро ядра
    app application program software приложение программа прога софт приложуха
    template blueprint шаблон шаблона
    consist contain inside include part structure made состоит содержит внутри входит структура
        часть части устроен лежит
    layer слой слои слоев
    scale scaling scalable масштабировать масштабирование масштабируемость скейлить
    last latest newest recent последний последняя последнюю свежий
    force forcibly принудительно силой форсом насильно форс
    port порт порты
    success successful fine correctly normally успешно нормально корректно удачно
    test check verify проверить проверка тест тестовый
    use используют использовать юзать использование
    copies копия копий копии
    only лишь
    """
)

GROUPS = ACTIONS + THINGS
