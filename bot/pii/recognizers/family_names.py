"""English family names, for chat that knows no capitals: what may follow a given name.

Names borne by at least 9 of 100,000 people in the US Census of 1990 (public domain), everyday
words left out.
"""

FAMILY_NAMES = frozenset(
    """
    abbott abrams acevedo ackerman acosta adams adkins aguilar aguirre akers albert albright
    aldridge alexander alford allen allison alston alvarado alvarez ames amos andersen anderson
    andrade andrews anthony archer arias armstrong arnold arrington arroyo arthur ash ashley
    atkins atkinson austin avery avila ayala ayers baca bacon bailey baird baker baldwin ball
    ballard banks barber barker barlow barnard barnes barnett barr barrera barrett barron barry
    bartlett barton bass bates battle bauer baxter beach bean beard beasley beatty beck becker
    belcher bell beltran bender benjamin bennett benson bentley benton berg berger bergeron bernal
    bernard berry betts billings bingham bird bishop black blackburn blackwell blair blake
    blanchard bland blankenship blanton blevins bloom blue boggs bolden bolton bond bonilla bonner
    booker boone booth boswell boucher bowden bowen bower bowers bowles bowling bowman boyce boyd
    boyer boyle bradford bradley bradshaw brady branch brandon brandt brantley braun bray brennan
    brewer brewster bridges briggs bright britt britton brock brooks broussard brown browning
    bruce bruno bryan bryant buchanan buck buckley buckner bullard bullock bunch burch burgess
    burke burks burnett burns burrell burris burt burton bush butler butts byers byrd byrne
    cabrera cain calderon caldwell calhoun callahan camacho cameron camp campbell campos cannon
    cano cantrell cantu cardenas carey carlisle carlson carlton carmichael carney carpenter carr
    carrillo carroll carson carter cartwright carver casey castaneda castillo castle castro cates
    cervantes chamberlain chambers chan chandler chaney chang chapman chappell charles chase
    chavez chen cherry childers childress childs christensen christian christopher chung church
    cisneros clark clarke clay clayton clement clements clemons cleveland clifton cline coates
    cobb cochran coffey coffman cohen coker colbert cole coleman collier collins colon combs
    compton conklin conley conner connolly connor conrad contreras conway cook cooke cooley cooper
    copeland corbett corbin cordova cornett correa cortez costa costello cote cotton couch
    courtney covington cowan cox crabtree craft craig cramer crane crawford crews crocker crockett
    crosby cross crouch crow crowder crowe crowley crum cruz cuevas cummings cummins cunningham
    curran curry curtis dailey dale dalton daly daniel daniels daugherty davenport david davidson
    davies davila davis dawson deal dean decker dejesus delacruz delaney delarosa deleon delgado
    dempsey dennis denton dewitt diaz dick dickerson dickey dickinson dickson dillard dillon dixon
    dobson dodd dodson dominguez donahue donaldson donnelly donovan dooley dorsey doss dotson
    dougherty douglas downey doyle drake draper drew duarte dubois dudley duffy duke dukes dunbar
    duncan dunham dunlap dunn dupree duran durham dwyer dye dyer eaton edmonds edwards elder
    eldridge elkins elliott ellis ellison elmore emerson emery england erickson ervin erwin
    escobar esparza espinosa espinoza estes estrada evans everett ewing farley farmer farr farrell
    farris faulkner felix ferguson fernandez ferrell ferris field fields figueroa finch fink
    finley fischer fish fisher fitzgerald fitzpatrick flanagan fleming fletcher flores flowers
    floyd flynn foley fontenot forbes ford foreman forrest foster fountain fowler fox francis
    franco frank franklin franks fraser frazier frederick freeman french frey friedman fritz frost
    fry frye fuentes fuller fulton funk gagnon gaines galindo gallagher gallegos galloway galvan
    gamble garcia gardner garland garner garrett garrison gary garza gaston gates gay gentry
    george gibbons gibbs gibson gilbert giles gill gillespie gilliam gilmore givens glass glenn
    glover godfrey godwin goff goins goldberg golden goldstein gomez gonzales gonzalez goode
    goodman goodwin gordon gore gorman goss gould grace grady graham grant graves gray green
    greene greenwood greer gregg gregory griffin griffith griggs grimes gross groves guerra
    guerrero gunn gunter gustafson guthrie gutierrez guy guzman haas hahn haines hairston hale
    haley hall hamilton hamm hammond hampton hancock haney hankins hanna hannah hansen hanson
    harden hardin harding hardy hargrove harmon harper harrell harrington harris harrison hart
    hartley hartman harvey hastings hatch hatcher hatfield hathaway hawkins hayden hayes haynes
    hays head heard heath hebert heller helms helton henderson hendricks hendrickson hendrix
    henley henry hensley henson herbert herman hernandez herrera herring herron hess hester hewitt
    hickey hickman hicks higgins hill hilliard hilton hines hinkle hinton hobbs hodge hodges
    hoffman hogan holbrook holcomb holden holder holland holley holliday hollingsworth hollis
    holloway holman holmes holt hood hooper hoover hopkins hopper horn horne horton hoskins house
    houston howard howe howell hubbard huber hudson huff huffman huggins hughes hull humphrey hunt
    hunter hurley hurst hurt hutchins hutchinson hutchison hyde ibarra ingram inman irvin irwin
    ivey jackson jacobs jacobson james jamison jarvis jefferson jeffries jenkins jennings jensen
    jewell jimenez john johns johnson johnston jones jordan joseph joyce joyner juarez justice
    kaiser kane kaplan katz kaufman keith keller kelley kelly kemp kendall kendrick kennedy kenney
    kent kern kerr kessler key kidd kim kimball king kinney kirby kirk kirkland kirkpatrick klein
    kline knapp knight knowles knox koch kramer krause krueger kuhn lacy ladner lake lam lamb
    lambert lancaster land landry lane lang lange langley lara larkin larsen larson latham law
    lawrence lawson leach leal leblanc lee lehman leon leonard leslie lester levine levy lewis
    lilly lin lindsay lindsey livingston lloyd locke lockhart logan lopez lord lott love lovell
    lowe lowery lowry lozano lucas lucero lugo luna lund lutz lynch lynn lyon lyons macdonald
    macias mack mackey madden maddox madison magee mahoney major maldonado malone maloney manley
    mann manning manuel marino marks marquez marrero marsh marshall martin martinez mason massey
    mata mathews mathis matthews maxwell mayer mayes mayfield maynard mayo mays mcallister mcbride
    mccabe mccain mccall mccann mccarthy mccarty mccauley mcclain mcclellan mcclendon mcclure
    mcconnell mccord mccormick mccoy mccray mccullough mcdaniel mcdermott mcdonald mcdowell
    mcelroy mcfadden mcfarland mcgee mcghee mcgill mcginnis mcgowan mcgrath mcguire mcintosh
    mcintyre mckay mckee mckenzie mckinley mckinney mcknight mclaughlin mclean mcleod mcmahon
    mcmillan mcneal mcneil mcneill mcpherson mcqueen meade meadows medina meeks mejia melendez
    melton mendez mendoza mercado mercer meredith merrill merritt messer metcalf meyer meyers meza
    michael middleton miles miller milligan mills milton miner minor miranda mitchell mobley
    molina monroe montes montgomery montoya moody moon mooney moore mora morales moran moreno
    morgan morin morris morrison morrow morse morton moser moses mosley moss moyer mueller mullen
    muller mullins muniz munoz murdock murphy murray myers nance nash navarro neal neely nelson
    newell newman newsome newton nguyen nicholas nichols nicholson nielsen nieves nix nixon noble
    noel nolan norman norris norton norwood novak nunez obrien ochoa oconnell oconnor odell odom
    odonnell oliver olsen olson oneal oneil oneill orozco orr ortega ortiz osborn osborne owen
    owens pace pacheco padgett padilla pagan paige palacios palmer park parker parks parrish
    parsons pate patel patrick patterson patton paul payne payton pearce pearson peck pena penn
    pennington peoples perez perkins perry peters petersen peterson petty phelps phillips phipps
    pickett pierce pierre pierson pike pineda piper pittman pitts plummer poe polk pollard pollock
    ponce poole pope porter potter potts powell powers pratt preston prince pritchard proctor
    pruitt pryor puckett pugh quinn quinones quintana quintero raines rainey ramey ramirez ramos
    ramsey randall randolph rangel rankin rasmussen ratliff ray raymond reece reed reese reeves
    reid reilly reyes reyna reynolds rhodes rice rich richard richards richardson richmond richter
    ricks riddle riggs riley rios ritchie ritter rivas rivera rivers roach robbins roberson
    roberts robertson robinson robison robles rocha rodgers rodrigues rodriguez rodriquez roe
    rogers rojas rollins roman romero rosa rosado rosales rosario rose ross roth rouse rowe
    rowland roy rubio rucker ruffin ruiz rush russell russo rutherford rutledge ryan salas salazar
    salinas sampson samuels sanchez sanders sanderson sandoval sanford santana santiago santos
    sargent saunders savage sawyer schaefer schmidt schmitt schneider schroeder schultz schwartz
    scott seals sears sellers serrano sewell sexton seymour shafer shaffer shannon sharp sharpe
    shaw shea sheehan sheffield shelton shepard shepherd sheppard sherman shields shirley
    shoemaker silva silver simmons simms simon simons simpson sims sinclair singh singleton
    sizemore skinner slater slaughter sloan smart smiley smith snell snider snow snyder solis
    solomon sorensen sosa soto sparks spears spence spencer spivey springer stafford stanford
    stanley stanton stark starks starr steele stein stephens stephenson sterling stevens stevenson
    steward stewart stinson stokes stone stout stover strickland strong stroud stuart suarez
    sullivan summers sutherland sutton swain swanson swartz sweeney sweet swift sykes talley
    tanner tapia tate tatum taylor teague terrell terry thomas thomason thompson thornton thurman
    tidwell tillman tipton todd tolbert tomlinson torres townsend tracy tran travis trent trevino
    trujillo tucker turner tuttle tyler tyson underwood valdez valencia valentine valenzuela vance
    vang vargas vasquez vaughan vaughn vazquez vega velasquez velazquez velez vickers vigil villa
    villanueva villarreal villegas vincent vinson vogel waddell wade wagner walden walker wall
    wallace waller walls walsh walter walters walton wang ward ware warner warren washington
    waters watkins watson watts weaver webb webber weber webster weiss welch welsh werner west
    weston whaley wheeler whitaker white whitehead whitfield whitley whitney wiggins wilcox wilder
    wiley wilkerson wilkins wilkinson willard william williams williamson willis wills wilson
    winston winter winters wise witt wolf wolfe womack wong wood woodard woodruff woods woodward
    wooten workman worley wright wyatt wynn yang yarbrough yates yoder york zamora zimmerman
    zuniga
    """.split()
)
"""Small letters."""
