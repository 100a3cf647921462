"""English given names, for chat that knows no capitals.

Names borne by at least 4 of 100,000 men or 7 of 100,000 women in the US Census of 1990 (public
domain).
"""

from bot.pii.words import word_list

GIVEN_NAMES = word_list("given_en") | frozenset(
    """
    aaron abbie abby abdul abe abel abigail abraham abram ada adalberto adam adan addie adela
    adelaide adele adelina adeline adolfo adolph adrian adriana adrianne adrienne agatha agnes
    agustin ahmad ahmed aida aileen aimee aisha alan alana alba albert alberta alberto alden aldo
    alec alecia alejandra alejandro alene alex alexander alexandra alexis alfonso alfonzo alfred
    alfreda alfredo ali alice alicia aline alisa alisha alison alissa allan allen allene allie
    allison allyson alma alonso alonzo alphonse alphonso althea alton alvaro alvin alyce alyson
    alyssa amado amalia amanda ambrose amelia amie amos amparo amy ana anastasia anderson andre
    andrea andreas andres andrew andy angela angelia angelina angeline angelique angelita angelo
    angie anibal anita ann anna annabelle anne annette annie annmarie anthony antione antionette
    antoine antoinette anton antone antonia antonio antony antwan araceli archie arden ariel
    arleen arlen arlene arlie arline armand armando arnold arnoldo arnulfo aron arron arthur
    arturo ashlee ashleigh ashley athena aubrey audra audrey augusta augustine augustus aurelia
    aurelio aurora ava avery avis barbara barbra barney barrett bart barton beatrice beatriz beau
    becky belinda belle ben benedict benita benito benjamin bennett benny benton bernadette
    bernadine bernard bernardo bernice bernie bert berta bertha bertie bertram beryl bess bessie
    beth bethany betsy bette bettie betty bettye beulah beverley beverly bianca billie billy
    birdie blaine blair blake blanca blanche bob bobbi bobbie bobby bonita bonnie booker boris
    boyce boyd brad bradford bradley bradly brady brain branden brandi brandie brandon brandy
    brant brenda brendan brendon brent brenton bret brett brian briana brianna brianne brice
    bridget bridgett bridgette brigitte britney britt brittany brittney brock broderick brooke
    brooks bruce bruno bryan bryant bryce bryon buford burt burton buster byron caitlin caleb
    callie calvin cameron camilla camille candace candice cara caren carey cari carissa carl carla
    carlene carlo carlos carlton carly carmela carmella carmelo carmen carmine carol carole
    caroline carolyn carrie carrol carroll carson cary caryn casandra casey cassandra cassie
    catalina catherine cathleen cathryn cathy catrina cecelia cecil cecile cecilia cedric cedrick
    celeste celestine celia celina cesar chad chadwick chandra chang chantel charlene charles
    charley charlie charlotte charmaine chasity chauncey chelsey cheri cherie cheryl chester chet
    chloe chong chris christa christen christi christie christin christina christine christoper
    christopher christy chrystal chuck chung cindi cindy clair claire clara clare clarence clarice
    clarissa clark claud claude claudette claudia claudine claudio clayton clement clemente cleo
    cletus clifford clifton clint clinton clyde cody colby cole coleen coleman colette colin
    colleen collin colton columbus concepcion concetta connie conrad consuelo cora cordell corey
    corina corine corinne cornelia cornelius cornell corrine cortez cortney cory courtney craig
    cristina cristobal cristopher curt curtis cynthia cyril cyrus dalton damian damien damion
    damon dan dana dane danette danial daniel daniela danielle danilo danna dannie danny dante
    daphne dara darcy darell daren darin dario darius darla darlene darnell daron darrel darrell
    darren darrick darrin darron darryl darwin daryl dave david davis dayna deana deandre deangelo
    deann deanna deanne debbie debby debora deborah debra deena deidra deidre deirdre delbert
    delia delilah della delma delmar delmer delores deloris delphine demarcus demetria demetrius
    dena denice denis denise dennis denny deon derek derick derrick deshawn desiree desmond dessie
    devin devon dewayne dewey dewitt diana diane diann dianna dianne diego dillon dina dinah dino
    dion dionne dirk dixie dollie dolly dolores domenic dominic dominick dona donald donna donnell
    donnie donny donovan donte dora doreen doretha dorian doris dorothea dorothy dorsey dorthy
    dottie doug douglas douglass doyle duane dudley duncan dustin dwain dwayne dwight dylan earle
    earlene earline earnestine ebony eddie eddy edgar edgardo edison edith edmond edmund edmundo
    edna eduardo edward edwardo edwin edwina edythe effie efrain efren eileen elaine elbert elda
    elden eldon eldridge eleanor eleanore elena eli elia elias elida elijah elinor elisa elisabeth
    elise eliseo elisha eliza elizabeth ella ellen elliot elliott ellis ellsworth elma elmer elmo
    elnora eloisa eloise eloy elroy elsa elsie elton elva elvia elvin elvira elvis elwood emanuel
    emerson emery emil emile emilia emilie emilio emily emma emmanuel emmett emmitt emory enid
    enoch enrique erasmo eric erica erich erick ericka erik erika erin erma erna ernest ernestina
    ernestine ernesto ernie errol ervin erwin esmeralda esperanza essie esteban estela estella
    estelle ester esther ethan ethel etta eugene eugenia eugenio eula eunice eusebio eva evan
    evangelina evangeline evelyn everett everette ezekiel ezequiel ezra fabian fannie fanny fatima
    faustino fausto faye federico felecia felicia felipe felix felton ferdinand fermin fernando
    fidel filiberto fletcher flora florencio florentino florine flossie floyd forrest fran frances
    francesca francesco francine francis francisca francisco frankie franklin franklyn fred freda
    freddie freddy frederic frederick fredric fredrick freeman freida frieda fritz gabriel
    gabriela gabrielle gail galen garfield garland garret garrett garry garth gary gaston gavin
    gayla gayle gena genaro geneva genevieve geoffrey george georgette georgina gerald geraldine
    geraldo gerard gerardo geri germaine gerry gertrude gilbert gilberto gilda gina gino giovanni
    giuseppe gladys glenda glenn glenna gloria goldie gonzalo gordon gracie graciela grady graham
    graig granville greg gregg gregorio gregory greta gretchen griselda grover guadalupe
    guillermina guillermo gus gussie gustavo gwen gwendolyn haley hallie hank hanna hannah hans
    harlan harland harley harold harriet harriett harris harrison harvey hassan hattie hayden
    haywood heather hector heidi helen helena helene helga henrietta henry herbert heriberto
    herman herminia herschel hershel hester hilario hilary hilda hillary hilton hipolito hiram
    hobert hollie hollis homer horace horacio hortencia hosea howard hoyt hubert huey hugh hugo
    humberto hyman ian ida ignacio ila ilene imelda imogene ina ines inez ingrid iola iona irene
    irma irvin irving irwin isaac isabel isabella isabelle isaiah isaias isiah isidro ismael
    isreal issac iva ivan ivette jacinto jackie jacklyn jaclyn jacob jacqueline jacquelyn jacques
    jacquline jae jaime jake jamaal jamal jamar jamel james jamey jami jamie jamison jana jane
    janel janell janelle janet janette janice janie janine janis janna jannie jaqueline jared
    jarod jarred jarrett jarrod jarvis jasmin jasmine jason jasper javier jayne jayson jeanette
    jeanie jeanine jeanna jeanne jeannette jeannie jeannine jed jeff jefferey jefferson jeffery
    jeffrey jeffry jena jenifer jenna jennie jennifer jenny jerald jeramy jere jeremiah jeremy
    jeri jermaine jerold jerome jeromy jerrell jerri jerrod jerrold jerry jess jesse jessica
    jessie jesus jewell jill jillian jim jimmie jimmy joan joann joanna joanne joaquin jocelyn
    jodi jodie jody joe joel joesph joey johanna john johnathan johnathon johnie johnnie johnny
    johnson jolene jon jonah jonas jonathan jonathon joni jordon jorge jose josef josefa josefina
    joseph josephine josh joshua josiah josie jospeh josue joyce juan juana juanita jude judi
    judith judson judy jules julia julian juliana julianne julie juliet juliette julio julius
    junior justin justina justine kaitlin kaitlyn kara kareem karen kari karin karina karl karla
    karrie karyn kasey kate katelyn katharine katherine katheryn kathi kathie kathleen kathrine
    kathryn kathy katie katina katrina katy kay kaye kayla keenan keisha keith kelley kelli kellie
    kelly kelsey kelvin ken kendall kendra kendrick keneth kenneth kennith kenny kent kenton keri
    kermit kerri kerry keven kevin kieth kim kimberlee kimberley kimberly kip kirby kirk kirsten
    kitty korey kory kraig kris krista kristen kristi kristie kristin kristina kristine kristofer
    kristopher kristy krystal krystle kurt kurtis kyle lacey ladonna lakeisha lakesha lakisha
    lamar lamont lana landon lanny lara larry lashawn lashonda latanya latasha latisha latonya
    latoya latrice laura laurel lauren laurence lauri laurie lavern laverne lavonne lawanda
    lawerence lawrence lazaro lea leah leandro leann leanna leanne leeann leif leigh leila lela
    leland lelia lemuel lena lenard lenny lenora lenore leo leola leon leona leonard leonardo
    leonel leonor leopoldo leora leroy lesa lesley leslie lessie lester leta letha leticia letitia
    levi lewis libby lidia lila lilia lilian liliana lillian lillie lilly lina linda lindsay
    lindsey lino linwood lionel lisa liz liza lizzie lloyd logan lois lola lolita lon lona lonnie
    lonny lora loraine loren lorena lorene lorenzo loretta lori lorie lorna lorraine lorrie lottie
    lou louella louie louis louisa louise lourdes lowell loyd luann lucas lucia luciano lucien
    lucile lucille lucinda lucio lucius lucretia lucy luella luigi luis luisa luke lula lupe
    luther luz lydia lyle lyman lynda lyndon lynette lynn lynne lynnette lynwood mabel mable
    madeleine madeline madelyn madge mae magdalena maggie mai malcolm malcom malik malinda malissa
    mallory mamie mandy manuel manuela mara marc marcel marcelino marcella marcellus marcelo marci
    marcia marcie marco marcos marcus marcy margaret margarita margarito margery margie margo
    margot margret marguerite mari maria marian mariana marianna marianne mariano maribel maricela
    marie marietta marilyn marilynn marina mario marion marisa marisela marisol marissa maritza
    marjorie markus marla marlene marlin marlon marquis marquita marsha marshall marta martha
    martin martina marty marva marvin mary maryann maryanne marybeth maryellen maryjane marylou
    mathew matilda matt matthew mattie maude maudie maura maureen maurice mauricio maurine mauro
    mavis maximo maxine maxwell maynard mayra mckinley meagan megan meghan melanie melba melinda
    melisa melissa mellisa melva melvin meredith merlin merrill mervin mia micah michael michaela
    michal michale micheal michel michele michell michelle mickey migdalia miguel mike mikel
    milagros mildred milford millard millicent millie milo milton mina mindy minerva minh miquel
    miranda miriam mitch mitchel mitchell mitzi modesto mohamed mohammad mohammed moises mollie
    molly mona monica monika monique monroe monty morgan morris morton moses moshe muriel murray
    myles myra myrna myron nadia nadine nancy nanette nannie naomi napoleon natalia natalie
    natasha nathan nathanael nathanial nathaniel neal neil nelda nell nellie nelly nelson nestor
    nettie neva neville nicholas nichole nick nickolas nicky nicolas nicole nigel nikki nilda nina
    nita noah noe noel noelle noemi nola nolan nona nora norbert norberto noreen norma norman
    normand norris octavia octavio odell ofelia ola olen olga olin oliver olivia ollie oma omar
    omer ophelia ora oren orval orville osvaldo oswaldo otha otis otto owen pablo paige palmer pam
    pamala pamela pasquale patrica patrice patricia patrick patsy patti pattie paul paula paulette
    pauline pearlie pedro peggy penelope percy perry pete peter petra phil philip phillip phoebe
    phyllis pierre polly porfirio portia preston priscilla quentin quincy quinn quintin quinton
    rachael racheal rachel rachelle rae rafael raleigh ralph ramiro ramon ramona randal randall
    randell randi randolph randy raphael raquel rashad raul rayford raymon raymond raymundo reba
    rebeca rebecca rebekah refugio reggie regina reginald reid reinaldo rena renae renaldo renato
    rene renee retha reuben reva rey reyes reyna reynaldo rhea rhett rhoda rhonda ricardo richard
    richie rick rickey rickie ricky rico rigoberto riley rita robbie robbin robby robert roberta
    roberto robyn rocco rochelle rocio roderick rodger rodney rodolfo rodrick rodrigo rogelio
    roger roland rolando rolland romeo ron ronald ronda ronnie ronny roosevelt rory rosa rosalee
    rosalia rosalie rosalind rosalinda rosalyn rosanna rosanne roscoe roseann rosella rosemarie
    rosemary rosendo rosetta rosie rosita roslyn rowena roxanne roxie roy royce ruben rubin rudolf
    rudolph rudy rueben rufus rupert russ russel russell ruth ruthie ryan sabrina sadie sallie
    sally salvador salvatore sam samantha sammie sammy samual samuel sandra sanford santo sara
    sarah sasha saul saundra scot scott scottie scotty sean sebastian selena selina selma serena
    sergio seth seymour shad shana shane shanna shannon shari sharlene sharon sharron shaun shauna
    shawn shawna shayne sheena sheila shelby sheldon shelia shelley shellie shelly shelton sheree
    sheri sherman sherri sherrie sherry sherwood sheryl shiela shirley shonda sidney silas silvia
    simon simone socorro sofia soledad solomon sondra sonia sonja sonny sonya sophia sophie
    spencer stacey staci stacie stacy stan stanford stanley stanton stefan stefanie stella stephan
    stephanie stephen steve steven stevie stewart stuart susan susana susanna susanne susie
    suzanne suzette sybil sylvester sylvia tabatha tabitha tad tamara tameka tamera tami tamika
    tammi tammie tammy tamra tania tanisha tanya tara taryn tasha tawana taylor ted teddy teodoro
    tera terence teresa teresita teri terra terrance terrell terrence terri terrie terry tessa
    tessie thad thaddeus thanh thelma theo theodora theodore theresa therese theron thomas thurman
    tia tiffany tillie tim timmy timothy tina tisha titus tobias toby todd tomas tommie tommy
    toney toni tonia tony tonya tori tracey traci tracie tracy travis trent trenton treva trevor
    trey tricia trina trinidad trisha tristan trudy truman tuan twila tyler tyree tyrell tyron
    tyrone tyson ulysses ursula valarie valentin valentine valeria valerie vance vanessa vaughn
    veda velma vera verda vern verna vernice vernon veronica vicente vicki vickie vicky vida vilma
    vince vincent vincenzo viola virgie virgil virgilio virgina vito vivian vonda waldo walker
    wallace wally walter walton wanda warner warren waylon wayne weldon wendell wendi wendy werner
    wes wesley weston whitney wilber wilbert wilbur wilburn wilda wiley wilford wilfred wilfredo
    wilhelmina willa willard william williams willian willie willis willy wilma wilmer wilson
    wilton winford winfred winifred winnie winona winston woodrow wyatt xavier yesenia yolanda
    yvette yvonne zachariah zachary zachery zack zackary zane zelda zelma
    """.split()
)
"""Small letters; hardly ever another word."""

WORDS_TOO = frozenset(
    """
    al alexandria alta alva amber angel angelica april art asa august austin autumn barry basil
    bennie berry bill bo buck bud buddy burl candy carolina carter chance charity chas chase
    chelsea cherry chi christian clay cleveland cliff constance coy cruz crystal daisy dale dallas
    dawn dean dee del denver destiny dexter dick domingo dominique don dong donn drew dusty earl
    earnest ed elba eve faith fay fern florence forest foster frank gale gay gaylord gene georgia
    german gil ginger glen grace grant guy hai hal harry hazel heath herb holly hong hope houston
    hung hunter ike ira iris israel ivory ivy jack jackson jade jame jan jay jc jean jewel jo
    jordan joy june kenya king lacy lance lane lee len les lily lincoln long ma mac mack major man
    manual mark mason max may mel melody mercedes merle merry milan miles minnie misty monte mose
    myrtle nan ned newton noble numbers odessa odis olive opal orlando oscar pansy paris parker
    pat patty pearl penny porter prince queen ray reed rex rich rob robin robt rocky rod rolf
    roman rosario rose ross royal ruby rusty sal sandy sang santiago santos savannah shon sid
    sierra sol son sterling sue summer sun sung sydney tanner tod tom tory troy ty val van victor
    victoria violet virginia von wade ward will wm yong young
    """.split()
)
"""Given names that are words or places as well: taken for a name only beside another sign."""
