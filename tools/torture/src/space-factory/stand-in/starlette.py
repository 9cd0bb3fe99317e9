"""What the sample app takes of Starlette."""


class JSONResponse:
    def __init__(self, content, status_code=200):
        self.content = content
        self.status_code = status_code


class Route:
    def __init__(self, path, endpoint):
        self.path = path
        self.endpoint = endpoint
