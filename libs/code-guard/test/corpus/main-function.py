from build123d import *

WIDTH = 40


def make_part(width: float = WIDTH) -> Part:
    """A block with a slot."""
    with BuildPart() as block:
        Box(width, 20, 10)
        with BuildSketch(block.faces().sort_by(Axis.Z).last):
            SlotOverall(width / 2, 6)
        extrude(amount=-4, mode=Mode.SUBTRACT)
    return block.part


def main():
    global result
    result = make_part()
    print(result.volume, result.bounding_box().size)


if __name__ == "__main__":
    main()
