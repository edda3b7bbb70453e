"""Images that coaches talk in, for `tasks.sources.demo.planted`: far from what the built-in distractors can say.

A section is `# activity | shortcut`; `>` begins advice and `+` praise, as in a coaching sheet. Other lines go on with
the phrase before. The scope of a phrase stands last ("throughout the climb").
"""

IMAGES = """
# basketball | longest
> <treat> the square on the glass like a postage stamp on a tall envelope and <send> every ball at that one tiny stamp
  with the patience of a post office clerk throughout the whole drill on both sides of the basket from the whistle to
  the final shot of the day
> <picture> a cup of cocoa with whipped cream riding on the ball and <carry> it like a proud waiter crossing a crowded
  café on a Saturday night with a tip riding on it throughout the whole drill on both sides of the basket
> <listen> for the squeak of {p} sneakers like a drummer listening to a metronome and <count> every squeak aloud in a
  pattern that the bleachers could clap along to throughout the drill and in the warm-up as well
> <think> of the net as a letterbox belonging to a rather grumpy neighbour and <deliver> the ball there like a
  newspaper that must never wake the dog on the porch on the way to the basket with every single ball of the drill
+ <go> about it like somebody laying a table for a wedding with every fork and spoon finding its place in the same
  order and nothing ever clattering or wobbling throughout the drill

# basketball | odd
> <wrap> every repetition in the same tidy routine like somebody wrapping birthday presents at a department store
  counter throughout the drill from the whistle to the final shot of the day
+ <glide> around the paint like a figure skater who owns the rink with a friendly nod for every rebound throughout the
  drill from the whistle to the final shot of the day

# basketball | slight
> <imagine> a photographer crouching on the baseline with an old film camera and <hold> the finish like a statue in a
  museum throughout the drill from the whistle to the final shot of the day, even with the clock running and the whole
  team watching
> <let> the ball hang in the air like a soap bubble drifting past a kitchen window on a lazy Sunday morning throughout
  this part of the drill, the easy shots and the awkward shots alike, even with the clock running and the whole team
  watching

# soccer | longest
> <treat> the ball like a shy puppy on its walk around the neighbourhood and <invite> it along with tiny friendly
  nudges like an owner with a whole afternoon to spend throughout the whole drill on this patch of grass
> <hum> a slow waltz for {self} and <tap> the ball on every third count like a pianist who has played the same café
  for a lifetime and never rushes on the approach to the ball in every single repetition of the drill from the whistle
  to the final touch of the day
+ <move> with the ball like a fisherman drawing a net across a calm lake at dawn with nothing jerking or splashing and
  every knot sliding along at its own pace throughout the drill, even with the clock running and the whole team
  watching

# soccer | odd
> <read> the grass like a chess player reading the board with a plan already written for the opponent's reply
  throughout the whole drill on this patch of grass
> <roll> the ball like a marble along a gutter with a dollhouse door at the far corner of the street on the approach
  to the ball in every single repetition of the drill from the whistle to the final touch of the day, even with the
  clock running and the whole team watching

# soccer | slight
> <imagine> a string of fairy lights tied between the ball and the bootlaces and <walk> it along like a lantern parade
  throughout the drill and in the warm-up as well from the whistle to the final touch of the day
+ <send> the ball along like a letter sealed with wax and addressed to one particular blade of grass throughout the
  drill and in the warm-up as well
> <nurse> the ball like a candle flame crossing a draughty hall in a monastery at midnight throughout this part of the
  drill, the easy balls and the awkward balls alike from the whistle to the final touch of the day
> <escort> the ball like a bodyguard walking a shy film star along a red carpet throughout the drill and in the
  warm-up as well, even with the clock running and the whole team watching

# bouldering | longest
> <picture> a cat crossing a piano at midnight and <pour> the whole body from hold to hold like honey sliding off a
  spoon with nobody in the house waking throughout this whole sequence of moves on this particular wall
> <read> the wall like a treasure map drawn by a pirate with terrible handwriting and <name> every hold aloud like a
  tour guide with a bus full of curious visitors throughout the climb and on the warm-up problems as well
> <think> of the breath as a slow tide rolling along a beach and <ride> every wave like a retired surfer who has
  nowhere special to be for the rest of the summer throughout the climb
+ <travel> along the holds like a spider crossing a church window in the afternoon sun with every thread spun in its
  own good time and nothing ever torn throughout the climb in every single attempt of the session
> <trust> the rubber like a tailor trusting an old thread and <lean> on it like a farmer on a gate with a pipe and an
  opinion about the harvest throughout the whole climb from the ground to the finishing jug in every single attempt of
  the session

# bouldering | odd
> <imagine> a bell hanging from the belt and <climb> like a burglar who must never let it ring throughout this whole
  sequence of moves on this particular wall in every single attempt of the session

# bouldering | slight
> <spend> every grip like a coin from a small piggy bank with a long holiday still to pay for on the way to the
  finishing jug of this particular boulder problem, even with a friend spotting and the whole gym watching
> <ration> the effort like a camel driver rationing water on a long crossing of the desert on the way to the finishing
  jug of this particular boulder problem
+ <cross> the wall like a painter crossing a scaffold with a full pot swinging from the belt throughout the climb in
  every single attempt of the session, even with a friend spotting and the whole gym watching

# bike | longest
> <lay> every bolt and washer on the rag in the order of the job like a jeweller sorting pearls for a necklace that a
  rather strict duchess will be wearing tonight throughout the repair from the handshake to the final test ride
> <talk> through the job aloud like a television chef presenting a soufflé and <name> every part with the pride of
  somebody introducing a whole family of talented cousins throughout the repair
> <treat> the frame like a borrowed cello in a velvet case and <touch> the paint with the caution of a museum guard
  who has already broken one vase this year at the moment of touching any new part of the bike
> <listen> to the hub like a doctor listening to a nervous visitor and <follow> every tiny click with the curiosity of
  a detective in a foggy old novel at the moment of touching any new part of the bike from the handshake to the final
  test ride
+ <handle> the tools like a surgeon in a quiet theatre with every wrench returning to the same square of blue cloth
  and nothing ever rolling across the floor throughout the repair

# bike | slight
> <follow> the manual like a pilgrim following the stars with a lantern and a very patient donkey throughout this part
  of the job with every single tool on the bench from the handshake to the final test ride

# cooking | longest
> <treat> the pan like a stage on premiere night and <introduce> every ingredient like a famous singer who hates
  waiting in the wings and demands flowers and a spotlight throughout the whole recipe with every single ingredient on
  the counter from the shopping bag to the plate on the table
> <add> the salt like a painter adding stars to a night sky and <pause> with the brush in the air like somebody who
  has to sell the picture by morning throughout the recipe
> <clear> the counter like a croupier clearing a casino table and <line> the bowls along the wall like soldiers
  waiting for a visiting king with a fondness for straight rows throughout the recipe, even with hungry guests waiting
  in the dining room
> <listen> to the sizzle like a sailor listening to the wind and <steer> the flame with the instinct of a captain who
  has crossed the same bay since childhood on the way to the finished dish from the shopping bag to the plate on the
  table
+ <chop> like a typist on an old machine in a busy newsroom with every letter landing on the line and the bell ringing
  for every finished row on the way to the finished dish

# cooking | odd
> <fold> the mixture like a love letter that must fit inside a very small envelope without a crease throughout the
  recipe and the tidying as well, even with hungry guests waiting in the dining room
+ <keep> the counter like the deck of an admiral's ship with every rope coiled and every brass rail shining throughout
  the recipe

# cooking | slight
> <stir> the pan like a gondolier rowing a sleepy couple along a moonlit canal in Venice without a ripple throughout
  the recipe from the shopping bag to the plate on the table
> <taste> the dish like a critic with a notebook and a grudge against the owner of the place throughout this part of
  the recipe on this particular stove from the shopping bag to the plate on the table

# covid | longest
> <treat> the kit like a chemistry set from a very strict uncle and <set> every piece on the table like evidence in a
  courtroom with a jury watching every move throughout the test and the tidying as well
> <read> the leaflet aloud like a bedtime story for a child who asks about every picture and <stop> for every question
  with the patience of a favourite grandfather on the way to the finished result
> <picture> the swab as a paintbrush dipped in wet gold and <carry> it through the air like an artist who can pay for
  one single drop of that colour on the way to the finished result
> <watch> the clock like a railway guard on a lonely platform and <wave> the test through with the ceremony of
  somebody who truly loves trains and timetables and whistles throughout the test and the tidying as well from the
  sealed packet to the line on the card
+ <work> like a watchmaker at a window with every tiny piece finding its place on the velvet and nothing ever rolling
  into the dark corners of the shop throughout the whole test with every single item of the kit

# covid | odd
> <handle> the tube like a champagne flute at an ambassador's reception with a white carpet all around throughout the
  test from the sealed packet to the line on the card
+ <count> the drops like a miser counting gold coins by candlelight in a locked attic room throughout the test and the
  tidying as well from the sealed packet to the line on the card
> <arrange> the kit like flowers on an altar with a bishop expected at noon and a choir rehearsing throughout this
  part of the test at this particular table, even with the family waiting in the hallway

# covid | slight
> <imagine> a judge with a scorecard at the sink and <wash> like an opera star preparing for the final scene
  throughout the whole test with every single item of the kit, even with the family waiting in the hallway

# cpr | longest
> <treat> the beat like a lighthouse lamp in a January storm and <send> every flash across the water with the loyalty
  of a keeper who knows every ship by name throughout the set and the sets to come as well, even with the whole class
  watching and the timer running
> <count> aloud like an auctioneer with a golden gavel and <sell> every number to the far wall of the hall in a voice
  that wakes the sleepy bidders throughout the set, even with the whole class watching and the timer running
> <think> of the sternum as a doorbell on a very old mansion and <ring> it like a postman with a parcel that
  absolutely must be signed for today throughout the whole set of compressions on this particular manikin from the
  call for help to the arrival of the ambulance
> <picture> a row of bottles riding along a factory belt and <stamp> a cap on every bottle with the calm of somebody
  who has done it for decades on the way to the arrival of the ambulance
+ <pump> like the piston of an old steam train crossing the prairie with every puff the same as its neighbour and
  nobody in the carriages spilling any tea throughout every single cycle of this set on this particular manikin from
  the call for help to the arrival of the ambulance

# cpr | odd
> <imagine> a marching band in the room and <lead> it along like a drum major with a silver baton throughout the set
  from the call for help to the arrival of the ambulance
> <ride> the rhythm like a child on a swing in a park with a whole summer holiday to enjoy throughout the whole set of
  compressions on this particular manikin, even with the whole class watching and the timer running
+ <settle> into the rhythm like a grandmother knitting a scarf by the fire with a radio humming throughout the set and
  the sets to come as well

# cpr | slight
> <anchor> the whole frame like an oak tree in a churchyard that no gale has ever bothered throughout the set and the
  sets to come as well from the call for help to the arrival of the ambulance

# guitar | longest
> <treat> the strings like a family of sleeping cats and <visit> every one of them like an aunt who tiptoes around
  with a saucer of milk in the moonlight throughout this exercise with every single note of the pattern, even with the
  metronome running and the teacher humming along
> <picture> every chord as a sandcastle on a beach and <build> it like a child who has one bucket and one spade and
  the tide coming along in a minute throughout the whole song with every single chord of the progression
> <listen> to every ringing note like a birdwatcher listening to a hedge and <wait> for the song to fade like somebody
  with a notebook and a whole flask of tea throughout the song
> <think> of the strumming as a broom on a wooden porch and <sweep> like an old farmer who has a story to tell and a
  long evening to fill on the way to the final chord of this particular song
+ <play> like a baker braiding dough in a shop window with every strand crossing in its own time and the whole street
  stopping to look through the glass throughout the song and the warm-up as well

# guitar | odd
> <step> from chord to chord like a heron stepping across a pond with one eye on the minnows throughout this exercise
  with every single note of the pattern

# guitar | slight
> <imagine> a glass of lemonade standing on the soundboard and <strum> like a polite guest at a piano recital
  throughout the whole song with every single chord of the progression, even with the metronome running and the
  teacher humming along
> <pluck> every string like a raindrop sliding off a leaf into a barrel in somebody's garden throughout the whole song
  with every single chord of the progression from the count-in to the silence at the finish
+ <sing> along with the bass line like a cellist on a balcony in some sleepy Italian town on the way to the final
  chord of this particular song from the count-in to the silence at the finish

# piano | longest
> <treat> every key like a stepping stone across a cold stream and <cross> it like a hiker who has dry socks and every
  intention of keeping them dry throughout this whole passage with every single note on the page
> <picture> the melody as a kite on a windy hill and <give> it string like a grandfather who has a pocket full of
  toffee and all day to spend throughout this whole passage with every single note on the page, even with the
  metronome running and the teacher humming along
> <treat> the pedal like the curtain of a tiny puppet theatre and <draw> it like a stagehand who has read the script
  and knows every cue in the show by heart on the way to the final bar of this particular piece
> <listen> to every chord like a piano tuner in an empty ballroom and <wait> for the echo like somebody tasting a very
  old and very expensive wine throughout the piece and the scales as well, even with the metronome running and the
  teacher humming along
+ <pour> the notes like a waiter pouring coffee on a moving train with every cup filled to the same line and the white
  tablecloth staying perfectly white throughout the piece
> <roll> through the chords like a tram rolling through a city at dawn and <greet> every stop like a driver who has
  known all the passengers since school throughout the whole piece with every single note of the melody, even with the
  metronome running and the teacher humming along

# piano | odd
> <walk> through the bars like a visitor in a gallery with a bench and a catalogue and no bus to catch throughout the
  piece, even with the metronome running and the teacher humming along

# piano | slight
> <sprinkle> the notes like sugar on a birthday cake for a very fussy little prince throughout this whole passage with
  every single note on the page, even with the metronome running and the teacher humming along

# violin | longest
> <treat> the bow like a paintbrush on a long white fence and <draw> every stroke like a painter who is paid by the
  hour and rather likes the view throughout the piece and the scales as well
> <picture> a tightrope between the bridge and the scroll and <walk> it like an acrobat with a parasol who has crossed
  Niagara on a windy afternoon for charity throughout the piece from the tuning to the silence at the finish, even
  with the metronome running and the teacher humming along
> <listen> for the ring of every note like a jeweller testing crystal and <linger> there like somebody who has found
  the one true glass in a whole market of fakes throughout the piece
+ <spin> the sound like a silk merchant unrolling cloth in a bazaar with every metre shining the same and the buyers
  leaning in from every doorway of the street throughout the piece from the tuning to the silence at the finish
> <carry> the phrase like a tray of crystal glasses along a corridor in a sleeping hotel and <pause> at every door
  like a waiter who has heard a baby throughout this whole exercise with every single note on the page, even with the
  metronome running and the teacher humming along

# violin | odd
> <breathe> through the phrase like a swimmer crossing a mountain lake with long lazy strokes at sunrise throughout
  the piece

# violin | slight
> <paint> the melody like a sunset on a theatre backdrop with a broad brush and a stepladder throughout this whole
  exercise with every single note on the page from the tuning to the silence at the finish

# dance | longest
> <treat> the floor like a frozen pond with a sleeping village around it and <cross> it like a skater who has promised
  the mayor and the priest complete silence throughout the routine
> <picture> a long velvet train sewn to the costume and <turn> like a queen who has a pair of clumsy pages trailing
  along and a cathedral full of guests throughout the whole routine with every single count of the music
> <listen> to the bass like a fisherman listening to the sea and <cast> every step like a line from a small wooden
  boat with a whole night to wait throughout the routine and the warm-up as well from the entrance to the silence at
  the finish
> <think> of every gesture as a word in a telegram and <send> it like somebody paying by the letter with a very short
  list of things worth saying on the way to the final pose of this particular routine
+ <fill> the studio like smoke from a birthday candle with every curl drifting along at its own pace and nothing ever
  catching on the furniture or the curtains throughout the routine and the warm-up as well

# dance | odd
+ <melt> from shape to shape like candle wax sliding along a silver stick at a long banquet on the way to the final
  pose of this particular routine, even with the lights on and the whole class watching
> <wrap> the phrase in velvet like a pawnbroker wrapping the crown jewels of a tiny kingdom throughout this whole
  section of the routine across the whole studio from the entrance to the silence at the finish
> <draw> every shape like a calligrapher with a wet brush and one precious sheet of rice paper on the way to the final
  pose of this particular routine from the entrance to the silence at the finish

# dance | slight
> <imagine> a crystal chandelier hanging in the ribcage and <travel> like a carriage on a gravel drive throughout the
  routine
> <stroll> through the phrase like a peacock on a palace lawn with a whole wedding party watching throughout the
  routine from the entrance to the silence at the finish, even with the lights on and the whole class watching
"""
