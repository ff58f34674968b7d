"""What the image does when all is well: one function each, its docstring is what is printed."""

from pathlib import Path
from typing import Final

from benchmarks.throughput import Server, server
from scripts.image_test.container import Stage, expect, folder_of, polling, reply, telegram
from tests.botapi.server import TOKEN

OWNER: Final = 10001
QUICK_S: Final = 5.0
COURSE: Final = Path("tests/e2e/course").absolute()
# What the kernel says of every process.
_LOCKED_DOWN: Final = {
    "Uid": "\t".join([str(OWNER)] * 4),
    "Gid": "\t".join([str(OWNER)] * 4),
    "CapEff": "0" * 16,
    "CapBnd": "0" * 16,
    "NoNewPrivs": "1",
    "Seccomp": "2",
}
ANSWER: Final = "docker ps -a"


def answers_in_a_terminal(stage: Stage) -> None:
    """`docker run konspekt ask …` answers without token, network and volume"""
    done = stage.once("ask", "what does ps -a do")
    expect(done.code == 0 and ANSWER in done.output, done)
    expect(stage.once("ask", "how do i bake bread").code == 1, "bread is known")
    expect(stage.once("--no-such-option").code == 2, "arguments are not passed through")


def runs_as_anyone(stage: Stage) -> None:
    """any --user answers, and writes its data"""
    done = stage.once("ask", "what is an image", options=["--user=4321:4321"])
    expect(done.code == 0, done)
    with stage.serving("--user=4321:4321") as (container, api):
        _set_daily(api)
        expect("konspekt.db" in container.shell("ls /data"), container.log)


def leaves_tools_out(stage: Stage) -> None:
    """nothing of the build is left: no pip, cache, test or source of it"""
    names = " -o ".join(f"-name {each}" for each in ("pip", "tests", ".cache", "src", "'*.pyi'"))
    script = f"find /opt /root /src {names} 2> /dev/null"
    given = ["--rm", "--user=0", "--network=none", "--entrypoint=sh", stage.image, "-c", script]
    found = stage.docker.try_("run", *given).output
    expect(not found, found)


def is_locked_down(stage: Stage) -> None:
    """runs as 10001 with no capability, no new privileges, and a root that is read-only"""
    with stage.serving() as (container, api):
        lines = set(container.shell("cat /proc/[0-9]*/status").splitlines())
        for name, value in _LOCKED_DOWN.items():
            found = {line for line in lines if line.startswith(f"{name}:")}
            expect(found == {f"{name}:\t{value}"}, f"{name}: {found}")
        for folder in ("/", "/opt/konspekt", "/etc"):
            expect(container.exec("touch", f"{folder}/x").code, f"{folder} can be written to")
            as_root = container.exec("touch", f"{folder}/x", user="0")
            expect("Read-only" in as_root.output, f"{folder}: {as_root}")
        expect(ANSWER in reply(api, 1, "ps -a")["text"], "no answer")


def asks_and_quizzes(stage: Stage) -> None:
    """answers on Telegram from the course made ready in the build, quizzes, draws progress"""
    with stage.serving() as (container, api):
        expect(ANSWER in reply(api, 1, "what does ps -a do")["text"], "no answer")
        poll = reply(api, 1, "/quiz")
        expect(poll["method"] == "sendPoll", poll)
        before = len(api.call("sent", chat=1))
        (right, *_) = poll["message"]["poll"]["correct_option_ids"]
        api.call("vote", chat=1, message_id=poll["message_id"], options=[right])
        api.call("wait_for", sent=before + 1, chat=1)
        drawn = reply(api, 1, "/stats")
        expect(drawn["method"] == "sendPhoto", drawn)
        expect(api.call("refusals") == [], api.call("refusals"))
        expect("cache" not in container.shell("ls /data"), "the course was made ready once more")
        expect(" ERROR " not in container.log and "Traceback" not in container.log, container.log)


def stops_quickly(stage: Stage) -> None:
    """SIGTERM ends it well within 5 s, with exit code 0, also where it is PID 1"""
    for options in ((), ("--init=false",)):
        with stage.serving(*options) as (container, api):
            reply(api, 1, "ps -a")
            took_s = container.stop()
            expect(took_s < QUICK_S, f"{took_s:.1f} s")
            expect(container.state["ExitCode"] == 0, container.state)


def keeps_its_data(stage: Stage) -> None:
    """what was stored survives removal and a new container"""
    with stage.volume() as volume:
        for turn in range(2):
            with stage.serving(f"--volume={volume}:/data") as (_, api):
                if not turn:
                    _set_daily(api)
                expect("18:30" in reply(api, 1, "/daily")["text"], f"start {turn + 1}")


def _set_daily(api: Server) -> None:
    expect("18:30" in reply(api, 1, "/daily 18:30 Berlin")["text"], "not set")


def takes_another_course(stage: Stage) -> None:
    """a mounted course is answered from"""
    mount = (f"--volume={COURSE}:/course:ro",)
    with stage.serving(*mount, KONSPEKT_COURSE="/course") as (_, api):
        expect("branch" in reply(api, 1, "what is a branch")["text"].lower(), "no answer")


def takes_the_token_from_a_file(stage: Stage) -> None:
    """the token comes from a secret's file"""
    with folder_of({"telegram_token": f"{TOKEN}\n"}) as folder, server() as api:
        mount = f"--volume={folder}:/run/secrets:ro"
        settings = telegram(api) | {"TELEGRAM_TOKEN_FILE": "/run/secrets/telegram_token"}
        del settings["TELEGRAM_TOKEN"]
        with stage.started(mount, settings=settings) as container:
            polling(api, container)
