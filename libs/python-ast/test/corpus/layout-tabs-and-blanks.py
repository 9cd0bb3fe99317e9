
if True:
        eight = 1
        if eight:
         nine = 2

         ten = 3

        back = 4


def f():

    # comment first

    return (

        1,
    )
class C:

  two = 2

  def g(self):
      return 3
x = [
1,
    2
  ]
