import Console
import Glibc

exit(Program.runProcess())
