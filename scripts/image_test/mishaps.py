"""What it does when something is wrong: one function each, its docstring is what is printed."""

import re
import time

from benchmarks.throughput import server
from scripts.image_test.container import (
    Container,
    Stage,
    expect,
    folder_of,
    reply,
    telegram,
    until,
)
from scripts.image_test.working import ANSWER, OWNER
from tests.botapi.server import TOKEN


def checks_its_health_itself(stage: Stage) -> None:
    """HEALTHCHECK is in the image and finds a running bot well"""
    with stage.serving() as (container, _):
        check = container.inspect()["Config"]["Healthcheck"]["Test"]
        expect(check == ["CMD", "konspekt", "health"], check)
        until(lambda: container.exec("konspekt", "health").code == 0, "not well")


def tells_its_health(stage: Stage) -> None:
    """healthy, unhealthy while Telegram hangs, healthy again"""
    command = "--health-cmd=konspekt health --within 13"
    with stage.serving(command, "--health-interval=1s", "--health-retries=1") as (container, api):
        _healthy(container, "healthy", 30)
        api.call("chaos", rate=1, kinds=["hang_before"], method="getUpdates", seconds=60)
        _healthy(container, "unhealthy", 40)
        api.call("calm")
        _healthy(container, "healthy", 60)
        api.call("calm")


def _healthy(container: Container, wanted: str, within_s: float) -> None:
    until(
        lambda: container.state["Health"]["Status"] == wanted,
        f"{wanted}: {container.state['Health']['Log'][-1:]}",
        within_s,
    )


def refuses_a_broken_course(stage: Stage) -> None:
    """a broken course stops the start, with file and line of every problem"""
    with folder_of(
        {"course.yaml": "id: x\ntitle: X\nlanguages: [en]\n", "a.yaml": "topic: [\n"}
    ) as at:
        options = [f"--volume={at}:/course:ro", "--env=KONSPEKT_COURSE=/course"]
        for command in (["check"], ["ask", "what is x"], ["run"]):
            token = [f"--env=TELEGRAM_TOKEN={TOKEN}", "--env=TELEGRAM_API_URL=http://127.0.0.1:9"]
            done = stage.once(*command, options=options + token)
            expect(done.code == 1 and re.search(r"/course/a\.yaml:\d+:\d+: ", done.output), done)
            expect("Traceback" not in done.output, done)


def refuses_a_wrong_token(stage: Stage) -> None:
    """a wrong token is one line and an exit code, and restarts get rarer"""
    for token, start in (
        ("12:wrong", "TELEGRAM_TOKEN: Telegram"),
        ("nonsense", "TELEGRAM_TOKEN: "),
    ):
        with server() as api:
            wrong = telegram(api) | {"TELEGRAM_TOKEN": token}
            with stage.started("--restart=no", settings=wrong) as container:
                until(lambda: container.state["Status"] == "exited", "it runs on")
                lines = container.log.splitlines()
                expect(container.state["ExitCode"] == 2, container.state)
                expect(len(lines) == 1 and f"konspekt: {start}" in lines[0], lines)
                expect(token not in container.log, "the token is shown")
            with stage.started(settings=wrong) as container:
                time.sleep(10)
                restarts = container.inspect()["RestartCount"]
                expect(restarts <= 7, f"{restarts} restarts in 10 s")


def stands_a_data_folder_that_is_not_its_own(stage: Stage) -> None:
    """where /data cannot be written to it answers, says so once, and is unhealthy"""
    with folder_of({}) as folder, stage.serving(f"--volume={folder}:/data") as (container, api):
        expect(ANSWER in reply(api, 1, "ps -a")["text"], "no answer")
        expect(reply(api, 1, "/quiz")["text"], "silence")
        expect("Traceback" not in container.log, container.log)
        expect(f"user {OWNER} may not write to /data" in container.log, container.log)
        well = container.exec("konspekt", "health")
        expect(well.code == 1 and "/data" in well.output, well)


def explains_a_conflict(stage: Stage) -> None:
    """two containers with one token: the log says what to do"""
    with (
        stage.serving() as (first, api),
        stage.started(settings=telegram(api)) as second,
    ):
        words = "Another program polls with the same token"
        until(lambda: words in first.log + second.log, f"{words!r}: {first.log}")
        expect(first.state["Running"] and second.state["Running"], "one has ended")


def waits_for_the_network(stage: Stage) -> None:
    """without network it waits inside, with longer and longer pauses"""
    settings = {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}
    with stage.started(settings=settings) as container:
        container.logged("next try in 2.0 s")
        found = container.inspect()
        expect(found["State"]["Running"] and not found["RestartCount"], found["State"])
        expect("Traceback" not in container.log, container.log)
