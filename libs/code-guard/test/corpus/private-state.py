from build123d import *


class Stack:
    count = 0

    def __init__(self, step):
        self._step = step
        self._parts = []

    def add(self, size):
        self._parts.append(Pos(0, 0, len(self._parts) * self._step) * Box(size, size, self._step))
        Stack.count += 1
        return self

    @classmethod
    def of(cls, *sizes):
        stack = cls(5)
        for size in sizes:
            stack.add(size)
        return stack

    @staticmethod
    def half(value):
        return value / 2

    def __len__(self):
        return len(self._parts)

    def build(self):
        return Part() + self._parts


stack = Stack.of(30, 20, 10)
assert len(stack) == 3, "three steps"
result = stack.build()
