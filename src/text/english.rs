//! English: every sentence that a reader can see.

macro_rules! messages {
    ($($key:ident = $words:literal;)*) => {
        /// One sentence, name or word on the page.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Key { $(#[doc = $words] $key,)* }

        impl Key {
            /// Every key.
            pub const ALL: &'static [Self] = &[$(Self::$key,)*];

            pub(super) fn english(self) -> &'static str {
                match self { $(Self::$key => $words,)* }
            }
        }
    };
}

impl Key {
    /// The sentences that say what is happening on the stage.
    pub const STAGE_SENTENCES: [Self; 13] = [
        Self::LapseBegins,
        Self::LapseSwelling,
        Self::LapseDraining,
        Self::StandingStill,
        Self::SittingStill,
        Self::LyingStill,
        Self::SqueezedMoving,
        Self::SqueezedEmpty,
        Self::Refilling,
        Self::FallingBack,
        Self::HeelRaisesSteady,
        Self::SeatedPumpsSteady,
        Self::WalkingSteady,
    ];
}

messages! {
    Name = "Soleus Pump";
    NavLearn = "Learn";
    NavTrain = "Train";
    NavProgress = "Progress";
    NavAbout = "About";
    MissingTitle = "There is no such page";
    MissingText = "Nothing here is called “{asked}”. Your progress is safe.";
    MissingGo = "Go to the simulation";

    Seconds = "{s} s";
    Minutes = "{min} min";
    MinutesSeconds = "{min} min {s} s";
    DayAndMonth = "{weekday} {day} {month}";
    Mon = "Mon";
    Tue = "Tue";
    Wed = "Wed";
    Thu = "Thu";
    Fri = "Fri";
    Sat = "Sat";
    Sun = "Sun";
    January = "January";
    February = "February";
    March = "March";
    April = "April";
    May = "May";
    June = "June";
    July = "July";
    August = "August";
    September = "September";
    October = "October";
    November = "November";
    December = "December";
    Today = "Today";
    Yesterday = "Yesterday";

    StageName = "The calf pump";
    DrawingName = "Inner side of a right lower leg with its muscles and veins. The table says what it shows.";
    StripName = "Ankle-vein pressure up to now. The table has the current value.";
    StandingStill = "Standing still. A column of blood weighs on the ankle.";
    SittingStill = "Sitting still. A shorter column weighs on the ankle.";
    LyingStill = "Lying down. Hardly any weight rests on the ankle veins.";
    SqueezedMoving = "Calf squeezed, valves open. Blood is moving up.";
    SqueezedEmpty = "Squeezed empty. Now let go: the pressure falls.";
    Refilling = "Calf relaxed, valves shut. The veins refill from below.";
    FallingBack = "Calf relaxed. Blood falls back through leaky valves.";
    HeelRaisesSteady = "Heel raises: each squeeze sends blood up.";
    SeatedPumpsSteady = "Seated pumps: small squeezes, lower pressure.";
    WalkingSteady = "Walking: each step squeezes the calf.";
    Narration = "{sentence} Ankle pressure {n}.";
    LapseBegins = "Still for minutes: fluid begins to leave the veins.";
    LapseSwelling = "Hours of stillness: fluid seeps out, the ankle swells.";
    LapseDraining = "Lying down: the fluid finds its way back.";
    ReferenceStanding = "standing: {n}";
    RefilledIn = "back in {s} s";
    ClockAfter = "{h} h {min} min: {n} mL fluid. Dotted: before";
    Fluid = "+ {n} mL fluid";
    LegsAlike = "Both legs have about the same pressure.";
    LegsMore = "{n} mmHg more than with healthy valves.";
    LegsLess = "{n} mmHg less than with healthy valves.";
    AnklePressure = "Ankle-vein pressure";
    CalfBlood = "Blood in the calf";
    FlowUp = "Flow up the leg";
    WhatHappens = "What is happening";
    LensCaption = "Valve, magnified";
    Column = "{cm} cm of blood from ankle to heart";
    ColumnLevel = "Ankle and heart are level";
    ValveOpen = "Open";
    ValveShut = "Shut";
    ValveLeaking = "Shut, leaking";
    SixtySecondsAgo = "60 s ago";
    TwoHoursAgo = "2 h ago";
    NowWord = "now";
    PressAndHold = "Press and hold";
    LetGo = "Raises the heel until you let go.";
    LetGoLying = "Points the toes until you let go.";
    SpaceToo = "Space bar works too.";
    Play = "Run";
    Pause = "Pause";
    Step = "Show the next step";
    Reset = "Start again";
    SpeedOne = "1×, real time";
    SpeedFour = "4×, four times real time";
    SpeedLapse = "600×, time-lapse: ten minutes in a second";
    Posture = "Posture";
    Lying = "Lying";
    Sitting = "Sitting";
    Standing = "Standing";
    Activity = "Activity";
    Still = "Still";
    HeelRaises = "Heel raises";
    SeatedPumps = "Seated pumps";
    Walking = "Walking";
    Valves = "Valves";
    ValvesHealthy = "healthy";
    ValvesLittle = "a little leaky";
    ValvesLeaky = "leaky";
    ValvesSevere = "very leaky";
    ValvesNone = "none close";
    AllClose = "all close";
    NoneClose = "none close";
    ConsequenceBack = "Ten raises take away {n} % of the ankle pressure. It is back after about {s} s.";
    Consequence = "Ten raises take away {n} % of the ankle pressure. It is back within seconds.";
    ConsequenceNone = "Ten raises take away next to nothing: the blood falls back each time.";
    Compare = "Compare two legs";
    CompareEnd = "Back to one leg";
    HealthyLeg = "Healthy valves";
    OtherLeg = "Leaky valves";
    Layers = "Layers";
    LayerSkin = "Skin";
    LayerMuscles = "Muscles";
    LayerVeins = "Veins";
    LayerValves = "Valves";
    LayerLabels = "Labels";
    Sound = "Sound";
    FlowSound = "Hear the flow";
    FlowSoundNote = "Faster flow is a higher tone; a click is a valve that shuts.";
    Volume = "Volume";
    AsTable = "As a table";
    HowComputed = "How this is computed";

    DeepVein = "Deep vein";
    DeepVeinWords = "Most of the leg’s blood goes home through the deep veins. A squeeze of the calf empties those inside it.";
    Gastrocnemius = "Outer calf muscle";
    GastrocnemiusWords = "The gastrocnemius crosses the knee and the ankle. It helps most when the knee is straight.";
    Soleus = "Soleus";
    SoleusWords = "A broad, patient muscle under the outer calf, full of wide veins. When it tightens, it presses them empty.";
    Achilles = "Achilles tendon";
    AchillesWords = "It carries the pull of both calf muscles to the heel bone, and so lifts the heel.";
    SurfaceVein = "Surface vein";
    SurfaceVeinWords = "It runs under the skin, outside the pump. Linking veins lead its blood inward, to the deep veins.";
    ShinBone = "Shin bone";
    ShinBoneWords = "The tibia carries the weight. Front of the leg is left in this picture.";

    LearnTitle = "Your calf is a pump";
    LearnStand = "Stand still, and a column of blood reaches from your ankles up to your heart. Its weight rests on the ankle veins: about 90 mmHg in an adult of average height; 75 to 95 is usual.";
    LearnRaise = "Raise your heels, and the calf tightens around its deep veins. Blood is squeezed upward; valves keep it from falling back. Lower your heels, and the emptied veins hold little pressure. After ten raises, 15 to 30 is usual in healthy legs.";
    LearnName = "That is why the calf is often nicknamed the second heart. It needs movement and working valves, and it helps the heart rather than replacing it.";
    TryIt = "Try it, {n} of {of}";
    PartOfTheWay = "{n} % of the way";
    Reached = "Reached";
    Hint = "A hint";
    NextTask = "Next task";
    LowerTitle = "Bring the ankle pressure below 30";
    LowerTask = "Press and hold for about a second: the heel goes up. Let go for about a second: it comes down. Watch the line sink away from the dotted mark within ten raises.";
    LowerHint = "Let the heel come all the way down. The veins refill only while the calf is relaxed.";
    LowerSuccess = "Emptied veins hold little pressure. Now let go and watch how slowly it comes back: valves hold the column.";
    IdleTitle = "Get below 15 without using a muscle";
    IdleTask = "No raises, no steps. Find another way to take the weight off the ankle veins.";
    IdleHint = "The pressure is the height of the column of blood. Take the height away.";
    IdleSuccess = "Lying down, the column is gone. This is why raising the legs eases heavy ankles.";
    KeepTitle = "Stay below 40 for a minute";
    KeepTask = "Sitting or standing counts, lying does not. Keep the ankle pressure low for sixty seconds.";
    KeepHint = "Choose an activity that goes on by itself. At 4× the minute is a quarter as long.";
    KeepSuccess = "The pump works only while you move: stop, and the line climbs back.";
    UselessTitle = "Make ten raises useless";
    UselessTask = "Find the valve setting at which ten heel raises no longer bring the ankle pressure down.";
    UselessHint = "Move the valve slider far to the right, choose heel raises, and wait for the eleventh.";
    UselessSuccess = "The muscle squeezes as before. Without valves the blood falls straight back.";
    SitTitle = "Sit for two hours, then undo it";
    SitTask = "Sit still in time-lapse (600×) until two hours have gone by. Watch the ankle. Then get rid of half the fluid.";
    SitHint = "Press 1× twice for 600×. Afterwards lie down, or walk.";
    SitSuccess = "Height pressed the fluid out; taking the height or the pressure away lets it back. It takes its time.";
    LearnGo = "Train your own calf";
    LearnSource = "Pollack and others 1949; Stick and others, J Appl Physiol 1992; Spáčil 2019. Figures on the stage come from a simulation of an average adult, not from you.";

    HelpLine = "One leg swollen, painful or warm? Read when to get help now.";
    HelpNow = "Call emergency services now";
    HelpNowBreath = "Sudden trouble breathing, or chest pain that is worse with a deep breath or a cough";
    HelpNowBlood = "Coughing up blood, or a very fast heartbeat";
    HelpNowCollapse = "Fainting or collapse";
    HelpNowDo = "Call 112, 911, 999 or your local number. Do not drive yourself.";
    HelpToday = "Get medical help today";
    HelpTodayLeg = "One leg that is swollen, painful or tender, warm, or red or darker than the other";
    HelpTodayVein = "Swollen veins that are hard or sore to the touch";
    HelpSoon = "See a clinician soon";
    HelpSoonSwelling = "Swelling that stays, gets worse, or is in both legs";
    HelpSoonSkin = "Sores or skin colour changes near the ankle; painful or bleeding varicose veins";
    HelpNote = "Do not test a suspected clot with exercise. This page cannot tell you whether you have one.";
    FootFlags = "One swollen, painful leg: get medical help today. Chest pain, sudden breathlessness, coughing up blood or collapse: call emergency services.";
    FootLimits = "Educational simulation, simplified. It is not medical advice and cannot tell you whether your veins are healthy. Runs in your browser. Nothing you do here is sent anywhere.";
    WidgetFoot = "Educational simulation, not medical advice. It cannot tell you whether your veins are healthy.";
    WidgetDiagram = "How a heel raise moves blood";
    WidgetTrain = "Heel raises, paced";

    TrainTitle = "Train";
    TrainIntro = "The timer paces every part of each repetition, so you can put the phone on the floor.";
    StandingHeelRaises = "Standing heel raises";
    DoseOne = "1 repetition, 1 set";
    Doses = "{reps} repetitions, 1 set";
    DosesSets = "{reps} repetitions, {sets} sets, {rest} between sets";
    PlanName = "Plan";
    PresetDefault = "Default 2-3-4-1";
    PresetGentle = "Gentle";
    PresetEven = "3 up, 3 down";
    PresetPodiatry = "Hold 2, 3 sets of 10";
    PresetOwn = "Your own";
    Start = "Start";
    Adjust = "Adjust";
    Raise = "Raise";
    Hold = "Hold";
    Lower = "Lower";
    Rest = "Rest";
    SetRest = "Set rest";
    GetReady = "Get ready";
    Repetitions = "Repetitions";
    Sets = "Sets";
    RestBetweenSets = "Rest between sets";
    Less = "{name}: less";
    More = "{name}: more";
    Tones = "Tones";
    TonesNote = "A different pitch for each phase";
    BeforeYouStart = "Before you start";
    BeforeSupport = "Hold a sturdy chair or a worktop. Wear shoes that do not slip.";
    BeforeRelax = "Lower fully and relax. The relaxing is when the veins refill.";
    BeforeStop = "Stop if a joint or muscle keeps hurting. Stop at once for chest pain, severe breathlessness or dizziness, and get help.";
    BeforeAsk = "Ask a clinician first after a recent clot, surgery or fracture, and with an open leg sore, unstable heart disease, severe artery disease, Achilles pain, repeated falls or new swelling in one leg.";
    KnownTitle = "What is known about this exercise";
    KnownText = "In people with vein disease, months of calf exercise made the pump empty better. No trial names this exact dose, and none was found in healthy people. The perfect number is not known.";
    KnownSource = "Padberg 2004, 31 patients, 6 months. Cochrane 2023, 5 small trials.";

    SoundOn = "Sound is on";
    SoundOff = "Sound is off";
    SetOf = "Set {set} of {sets}";
    RepN = "Rep {rep}";
    OfN = "of {n}";
    Paused = "Paused";
    TitleLearn = "Your calf is a pump · Soleus Pump";
    TitleOf = "{view} · Soleus Pump";
    Resume = "Go on";
    SessionWaits = "A session is paused. The leg waits for it.";
    OlderKept = "{n} older sessions are kept, and in every copy.";
    End = "End";
    Then = "then";
    NextReady = "get ready";
    NextRaise = "raise";
    NextHold = "hold";
    NextLower = "lower";
    NextRest = "rest";
    ThenDone = "then you are done";
    SessionDose = "{reps} × {sets}";
    SessionLeft = "{time} left";
    Spoken = "{word}, repetition {rep}";
    EstimatedFor = "Estimated for an average adult";
    Interrupted = "This page did not run for {gap} during repetition {rep}. Nothing was counted meanwhile.";

    DoneFinished = "Standing heel raises, finished";
    DoneEnded = "Standing heel raises, ended early";
    DoneOf = "of {planned} heel raises, in {time}";
    Saved = "Saved on this device.";
    NothingToKeep = "Ended before the first repetition was complete. Nothing was recorded.";
    EstimateTitle = "What it did, for an average adult";
    EstimateNote = "An estimate from the simulation: {cm} cm tall, healthy valves. It is not a measurement of you.";
    LowestPressure = "Lowest ankle pressure";
    BloodMoved = "Blood moved up, each calf";
    SeeProgress = "See your progress";
    DoneButton = "Done";

    KeptHere = "Kept in this browser, for this site only.";
    NotSavedFull = "This browser’s storage is full. New sessions stay only until you close this page. To make room, delete data of sites that you no longer use.";
    NotSavedBlocked = "This browser does not let the page keep anything. Sessions stay only until you close it. To keep them, allow storage for this site in the browser’s settings.";
    NotSavedNewer = "The saved progress comes from a newer version of this page. It is shown where possible and never changed.";
    DamagedOne = "1 saved entry could not be read. It is left as it is.";
    DamagedMany = "{n} saved entries could not be read. They are left as they are.";
    EmptyTitle = "Nothing here yet";
    EmptyText = "Your first session will draw its line here. It is kept on this device.";
    EmptyGo = "Do your first session";
    OfGoal = "of {n}";
    GoalMet = "Today’s goal is met.";
    GoalLeftOne = "1 raise left for today’s goal.";
    GoalLeft = "{n} raises left for today’s goal.";
    TrainNow = "Train now";
    ThisWeek = "Last seven days";
    RaisesOne = "{n} raise";
    Raises = "{n} raises";
    History = "History";
    EntryOne = "{day}, {time}. {n} set.";
    Entry = "{day}, {time}. {n} sets.";
    EndedEarly = "Ended early.";
    DoneOfPlanned = "{done} of {planned}";
    ImportUnreadable = "This text is not a copy of Soleus Pump progress. Nothing was changed.";
    ImportNewer = "This copy comes from a newer version of this page. Nothing was changed.";
    ImportTooMany = "This copy has more entries than anyone can have. Nothing was changed.";
    ImportDone = "Read: {new} new, {same} already here, {bad} unreadable.";
    ImportNotKept = "Read, but this browser could not keep it. It stays until you close this page.";

    AboutIntro = "What moves on the stage is computed, not drawn in advance.";
    AboutModel = "How it is computed";
    AboutModelText = "The stage runs a model of the veins of one leg: four chambers, joined by vessels with one-way valves, filled by the arteries and squeezed by the calf. It solves the equations 240 times for each second you see.";
    AboutModelChecked = "With healthy valves and a height of 175 cm, the model stands at about 89 mmHg in the ankle vein, falls to about 28 after ten heel raises, and takes about 30 seconds to refill. Published ranges are 75 to 95, 15 to 30, and 20 to 40 seconds.";
    AboutModelEstimate = "Each figure is an estimate for one average adult. It is not a measurement of you.";
    AboutLimits = "Limits";
    AboutLimitsText = "Not in the model: the pump in the sole of the foot, the swing of a walking leg and lifted toes (both are only drawn), breathing, a vein blocked by an old clot, and what training changes over months.";
    AboutLimitsMisses = "Known misses: with the worst valves the pressure is back in about seven seconds after a walk, where one was measured; and the share of blood ejected by one squeeze falls less with disease than clinics measure.";
    AboutDrawing = "Veins are drawn about twice as wide as they are, and valves two and a half times, so that you can see them work. Swelling is drawn about ten times as thick.";
    AboutPrivacy = "Privacy";
    AboutPrivacyText = "There is no account, no cookie and no tracking. After the page has loaded, it asks the network for nothing.";
    AboutPrivacyKept = "Sessions are kept in this browser’s storage for this site. Nothing is written before you begin a session or change a setting. Clearing the site’s data deletes it.";
    AboutSources = "Sources";
    AboutSourcesText = "Standing and walking pressures: Pollack and others 1949; Stick and others, J Appl Physiol 1992, doi 10.1152/jappl.1992.72.6.2063; Spáčil 2019, doi 10.11648/j.ccr.20190301.14. Exercise: Padberg and others, J Vasc Surg 2004, doi 10.1016/j.jvs.2003.09.036; Cochrane review CD010637, doi 10.1002/14651858.CD010637.pub3.";
    AboutLicence = "Licence";
    AboutLicenceText = "Free software under the MIT or the Apache 2.0 licence, at your choice.";
}
