"""A local server of the OpenAI chat-completions protocol, a process of its own: `python benchmarks/stub_server.py`.

It prints its base URL, and serves until its standard input is closed, so that it never outlives who started it.
"""

import asyncio
import sys

import orjson
from aiohttp import web
from stub_answers import UnknownQuestionError, answer

MODELS = ("stub-writer", "stub-judge", "stub-held-out")
CHARS_PER_TOKEN = 4


async def respond(request: web.BaseRequest) -> web.Response:
    """Answer one request."""
    if request.path == "/v1/models":
        entries = [{"id": name, "object": "model", "created": 0, "owned_by": "benchmark"} for name in MODELS]
        return _json({"object": "list", "data": entries})
    if request.path != "/v1/chat/completions":
        return web.Response(status=404)
    body = orjson.loads(await request.read())
    try:
        text = answer(body["response_format"]["json_schema"]["name"], body["messages"][-1]["content"])
    except UnknownQuestionError as error:
        return _json({"error": {"message": str(error)}}, status=400)
    return _json(completion(body, text.decode()))


def completion(body: dict[str, object], text: str) -> dict[str, object]:
    """A chat completion that holds `text`; the counts of tokens are guessed from lengths."""
    tokens_in, tokens_out = len(str(body["messages"])) // CHARS_PER_TOKEN, len(text) // CHARS_PER_TOKEN
    message = {"role": "assistant", "content": text}
    return {
        "id": "stub",
        "object": "chat.completion",
        "created": 0,
        "model": body["model"],
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": tokens_in, "completion_tokens": tokens_out, "total_tokens": tokens_in + tokens_out},
    }


async def serve() -> None:
    """Serve on a free port until standard input ends."""
    runner = web.ServerRunner(web.Server(respond, access_log=None))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/v1", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await runner.cleanup()


def _json(value: object, status: int = 200) -> web.Response:
    return web.Response(body=orjson.dumps(value), status=status, content_type="application/json")


if __name__ == "__main__":
    asyncio.run(serve())
