"""Stands in for Gradio where many small apps have to be built and started quickly: its calls, and what it answers over HTTP."""

import inspect
import itertools
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_endpoints = {}
_answers = {}
_numbers = itertools.count(1)


class Error(Exception):
    pass


class _Component:
    def __init__(self, *_values, label=None, **_options):
        self.label = label


class Markdown(_Component):
    pass


class Textbox(_Component):
    pass


class Button(_Component):
    def click(self, function, inputs, outputs, api_name):
        _endpoints[f"/{api_name}"] = (function, inputs, outputs)


def api(function, api_name):
    _endpoints[f"/{api_name}"] = (function, [], None)


class Blocks:
    def __init__(self, title=None):
        self.title = title

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        return False

    def launch(self, app_kwargs=None, **_options):
        _Handler.routes = {route.path: route.endpoint for route in (app_kwargs or {}).get("routes", [])}
        address = (os.environ["GRADIO_SERVER_NAME"], int(os.environ["GRADIO_SERVER_PORT"]))
        print(f"* Running on local URL:  http://{address[0]}:{address[1]}", flush=True)
        ThreadingHTTPServer(address, _Handler).serve_forever()


def _describe(function, inputs, outputs):
    names = list(inspect.signature(function).parameters)
    component = "Api" if outputs is None else type(outputs).__name__
    parameters = [
        {"label": item.label, "parameter_name": name, "parameter_has_default": False, "type": {"type": "string"}, "component": type(item).__name__}
        for name, item in zip(names, inputs)
    ]
    return {"parameters": parameters, "returns": [{"label": "Answer", "type": {"type": "string"}, "component": component}]}


class _Handler(BaseHTTPRequestHandler):
    routes = {}

    def log_message(self, *_values):
        pass

    def do_GET(self):
        path = self.path.split("?")[0]
        if path in self.routes:
            answer = self.routes[path](self)
            return self._send(answer.status_code, "application/json", json.dumps(answer.content))
        if path == "/gradio_api/info":
            named = {name: _describe(*parts) for name, parts in _endpoints.items()}
            return self._send(200, "application/json", json.dumps({"named_endpoints": named, "unnamed_endpoints": {}}))
        if path.startswith("/gradio_api/call/") and path.split("/")[-1] in _answers:
            return self._send(200, "text/event-stream", _answers.pop(path.split("/")[-1]))
        return self._send(200, "text/html", "<html></html>") if path == "/" else self._send(404, "text/html", "<html></html>")

    def do_POST(self):
        name = self.path.removeprefix("/gradio_api/call")
        data = json.loads(self.rfile.read(int(self.headers["content-length"])))["data"]
        if name not in _endpoints:
            return self._send(404, "application/json", "{}")
        try:
            events = f"event: complete\ndata: {json.dumps([_endpoints[name][0](*data)])}\n\n"
        except Exception as error:
            events = f"event: error\ndata: {json.dumps({'error': str(error)})}\n\n"
        number = str(next(_numbers))
        _answers[number] = events
        return self._send(200, "application/json", json.dumps({"event_id": number}))

    def _send(self, status, media_type, text):
        body = text.encode()
        self.send_response(status)
        self.send_header("content-type", media_type)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
