//! The rest drawing: outlines, centre-lines and joints of a right leg seen from the inside, toes left.
//!
//! This is the only place where the leg has a shape; every pose follows from it by one warp. The frame is
//! 640 by 1000 units, 14 units to the centimetre, and every outline is a list of on-curve points. No pose, no
//! colour and no text belongs here. Coordinates are whole, so that they take little
//! room in the page.

use super::geometry::Point;
use super::inputs::Segment;

/// A point of the rest drawing, in rest units.
pub(crate) type Rest = [i16; 2];

/// Points of the rest drawing as a beginning and steps from one to the next, which take a quarter of the room.
#[derive(Debug)]
pub(crate) struct Outline {
    start: Rest,
    steps: &'static [[i8; 2]],
}

impl Outline {
    /// The points, from the first.
    pub(crate) fn points(&self) -> impl Iterator<Item = Point> + '_ {
        self.steps.iter().scan(point(self.start), |here, [x, y]| {
            *here = *here + Point::new(f64::from(*x), f64::from(*y));
            Some(*here)
        })
    }
}

/// A point of the tables.
pub(crate) fn point([x, y]: Rest) -> Point {
    Point::new(f64::from(x), f64::from(y))
}

/// Steps from one point to the next; the first is none. Too long a step does not compile.
#[expect(clippy::as_conversions, reason = "`try_from` is not for constants; the range is checked")]
#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "evaluated by the compiler")]
const fn steps<const N: usize>(points: &[Rest]) -> [[i8; 2]; N] {
    let mut steps = [[0; 2]; N];
    let mut i = 1;
    while i < N {
        let (x, y) = (points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]);
        assert!(-128 <= x && x <= 127 && -128 <= y && y <= 127, "a step is longer than 127 units");
        steps[i] = [x as i8, y as i8];
        i += 1;
    }
    steps
}

/// The outline of points and their steps.
#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn packed(points: &[Rest], steps: &'static [[i8; 2]]) -> Outline {
    Outline { start: points[0], steps }
}

/// An outline of the points given.
macro_rules! outline {
    ($($point:expr),+ $(,)?) => {{
        const POINTS: &[Rest] = &[$($point),+];
        const STEPS: [[i8; 2]; POINTS.len()] = steps(POINTS);
        packed(POINTS, &STEPS)
    }};
}

/// Ankle axis: the foot turns about it.
pub(crate) const ANKLE: Point = Point { x: 368.0, y: 847.0 };
/// First metatarsophalangeal joint, the ball of the foot: the toes turn about it.
pub(crate) const BALL: Point = Point { x: 186.0, y: 918.0 };
/// Where the heel rests on the floor.
pub(crate) const HEEL: Point = Point { x: 424.0, y: 943.0 };
/// Centre of the femoral condyle: the thigh turns about it.
pub(crate) const KNEE: Point = Point { x: 370.0, y: 206.0 };
/// Where the kneecap rides between shank (2) and thigh (3).
pub(crate) const KNEECAP_FRAME: f64 = 2.28;
/// Where the middle of the kneecap's ligament rides.
pub(crate) const LIGAMENT_FRAME: f64 = 2.12;

/// Two borders of a muscle or tendon, both from top to bottom.
#[derive(Debug)]
pub(crate) struct Belly {
    /// Border towards the shin.
    pub(crate) front: Outline,
    /// Border towards the heel.
    pub(crate) back: Outline,
}

/// Centre-line of a vein in flow direction.
#[derive(Debug)]
pub(crate) struct Vein {
    /// Nodes: x, y and ten times the radius at full fill.
    pub(crate) nodes: &'static [[i16; 3]],
    /// Segment of each node; the last one holds for the rest of the nodes.
    pub(crate) segments: &'static [Segment],
    /// Places of the valves, in nodes from the start.
    pub(crate) valves: &'static [f64],
    /// Distance between two blood cells, units.
    pub(crate) cell_gap: f64,
}

/// Front of the thigh, down the shin, over the foot, sole, heel, up the calf.
#[rustfmt::skip]
pub(crate) const SKIN: Outline = outline![
    [246, 30], [255, 80], [261, 124], [267, 152], [267, 178], [269, 206], [276, 236],
    [285, 262], [290, 284], [290, 306], [294, 345], [296, 395], [297, 450], [299, 510],
    [304, 580], [310, 645], [314, 705], [314, 760], [308, 798], [294, 826], [268, 849],
    [238, 866], [210, 879], [190, 887], [170, 897], [150, 904], [130, 905], [112, 908],
    [96, 916], [85, 926], [83, 936], [91, 943], [107, 945], [126, 942], [141, 937],
    [154, 941], [172, 945], [192, 945], [212, 942], [236, 933], [266, 923], [298, 918],
    [328, 922], [356, 934], [384, 944], [412, 945], [436, 940], [449, 926], [453, 908],
    [450, 886], [441, 858], [431, 828], [425, 792], [424, 752], [427, 706], [435, 650],
    [447, 595], [460, 540], [469, 490], [472, 445], [468, 400], [459, 355], [449, 312],
    [443, 275], [441, 242], [444, 205], [452, 160], [463, 110], [469, 70], [474, 30],
];

/// Thigh bone, lower end.
#[rustfmt::skip]
pub(crate) const FEMUR: Outline = outline![
    [322, 30], [321, 90], [320, 128], [315, 150], [309, 168], [308, 190], [314, 212],
    [326, 229], [343, 239], [362, 243], [381, 241], [397, 231], [407, 216], [409, 198],
    [404, 180], [394, 168], [386, 157], [384, 146], [374, 130], [366, 100], [363, 30],
];

/// Kneecap.
#[rustfmt::skip]
pub(crate) const PATELLA: Outline = outline![
    [288, 178], [281, 190], [279, 206], [283, 224], [292, 241], [299, 230], [306, 214],
    [308, 198], [304, 184], [297, 177],
];

/// Calf bone, a hint behind the shin bone.
#[rustfmt::skip]
pub(crate) const FIBULA: Outline = outline![
    [392, 286], [382, 300], [379, 340], [374, 440], [370, 560], [371, 680], [376, 780],
    [374, 830], [370, 862], [377, 880], [387, 872], [392, 830], [389, 780], [384, 680],
    [383, 560], [387, 440], [392, 340], [400, 305],
];

/// Shin bone.
#[rustfmt::skip]
pub(crate) const TIBIA: Outline = outline![
    [324, 250], [316, 257], [312, 274], [305, 292], [301, 308], [306, 332], [309, 380],
    [309, 450], [310, 520], [314, 590], [320, 660], [327, 725], [333, 778], [336, 806],
    [340, 822], [344, 834], [349, 846], [355, 856], [362, 861], [369, 859], [374, 852],
    [381, 850], [387, 845], [397, 832], [395, 815], [383, 775], [370, 725], [362, 660],
    [356, 590], [352, 520], [350, 450], [351, 380], [357, 335], [372, 302], [395, 282],
    [406, 268], [405, 256], [392, 250], [370, 252], [345, 251],
];

/// Ankle bone.
#[rustfmt::skip]
pub(crate) const TALUS: Outline = outline![
    [342, 850], [346, 838], [356, 828], [369, 824], [382, 828], [391, 837], [398, 850],
    [406, 860], [404, 868], [394, 869], [383, 872], [371, 879], [357, 879], [346, 883],
    [333, 887], [320, 884], [312, 875], [311, 863], [317, 854], [328, 849], [336, 851],
];

/// Heel bone.
#[rustfmt::skip]
pub(crate) const CALCANEUS: Outline = outline![
    [331, 893], [340, 886], [351, 884], [366, 886], [381, 880], [392, 874], [404, 872],
    [416, 867], [429, 867], [440, 876], [446, 892], [445, 908], [438, 922], [426, 931],
    [414, 929], [404, 921], [388, 914], [368, 910], [350, 908], [336, 906], [329, 900],
];

/// Navicular bone.
#[rustfmt::skip]
pub(crate) const NAVICULAR: Outline = outline![
    [308, 852], [300, 849], [292, 853], [289, 864], [291, 878], [296, 889], [305, 893],
    [311, 887], [307, 876], [306, 863],
];

/// First cuneiform bone.
#[rustfmt::skip]
pub(crate) const CUNEIFORM: Outline = outline![
    [287, 856], [276, 857], [263, 863], [257, 872], [259, 888], [264, 900], [276, 903],
    [289, 897], [292, 887], [287, 872],
];

/// First metatarsal bone.
#[rustfmt::skip]
pub(crate) const METATARSAL: Outline = outline![
    [254, 868], [243, 876], [228, 886], [212, 894], [199, 899], [187, 901], [177, 905],
    [171, 914], [173, 925], [181, 932], [191, 931], [201, 924], [214, 917], [230, 911],
    [246, 906], [258, 903], [261, 892], [255, 880],
];

/// First bone of the big toe.
#[rustfmt::skip]
pub(crate) const PROXIMAL_PHALANX: Outline = outline![
    [165, 906], [155, 911], [142, 914], [131, 912], [124, 914], [121, 921], [123, 930],
    [131, 933], [141, 929], [153, 930], [164, 933], [169, 927], [167, 916],
];

/// Last bone of the big toe.
#[rustfmt::skip]
pub(crate) const DISTAL_PHALANX: Outline = outline![
    [116, 913], [110, 917], [102, 920], [95, 921], [90, 926], [93, 932], [101, 933],
    [109, 931], [117, 934], [120, 925],
];

/// Sesamoid bone under the ball.
#[rustfmt::skip]
pub(crate) const SESAMOID: Outline = outline![
    [184, 935], [191, 933], [200, 934], [203, 938], [195, 941], [186, 940],
];

/// Calf muscle that crosses the knee: its inner head ends at mid-calf, on the sheet of the heel tendon.
#[rustfmt::skip]
pub(crate) const GASTROCNEMIUS: Belly = Belly {
    front: outline![
        [390, 170], [395, 205], [397, 250], [397, 300], [399, 345], [403, 390],
        [409, 435], [417, 480], [427, 522], [438, 552],
    ],
    back: outline![
        [403, 162], [424, 190], [432, 235], [433, 274], [436, 294], [442, 312], [452, 360],
        [460, 405], [464, 450], [462, 496], [456, 532], [446, 556],
    ],
};

/// The pump.
#[rustfmt::skip]
pub(crate) const SOLEUS: Belly = Belly {
    front: outline![
        [394, 296], [376, 322], [360, 352], [354, 390], [353, 440], [356, 500],
        [361, 560], [369, 620], [379, 680], [391, 735], [406, 792],
    ],
    back: outline![
        [408, 300], [420, 340], [428, 390], [433, 440], [436, 500], [438, 555],
        [434, 610], [426, 665], [417, 720], [409, 792],
    ],
};

/// Tendon of both calf muscles: a sheet between them, narrowest above the heel, spread out where it holds the bone.
#[rustfmt::skip]
pub(crate) const ACHILLES: Belly = Belly {
    front: outline![
        [430, 430], [434, 475], [436, 525], [436, 570], [431, 615], [422, 662],
        [413, 710], [408, 755], [407, 795], [410, 828], [416, 854], [425, 876],
        [437, 901],
    ],
    back: outline![
        [431, 430], [437, 475], [441, 525], [443, 572], [438, 615], [431, 662],
        [424, 710], [419, 755], [417, 795], [420, 826], [430, 852], [442, 877],
        [448, 899],
    ],
};

/// Popliteus and the long toe flexors: quiet filler behind the shin bone.
#[rustfmt::skip]
pub(crate) const FLEXORS: Belly = Belly {
    front: outline![
        [400, 276], [380, 300], [364, 328], [356, 360], [352, 410], [351, 460],
        [353, 530], [358, 600], [364, 670], [372, 730], [383, 785], [394, 836],
    ],
    back: outline![
        [412, 282], [400, 306], [384, 334], [372, 366], [368, 410], [366, 470],
        [369, 540], [375, 610], [382, 675], [389, 730], [397, 785], [403, 836],
    ],
};

/// Centre-lines of the thigh muscle's tendon down to the kneecap, and of the ligament from there to the shin bone.
pub(crate) const PATELLAR: [Rest; 6] = [[293, 112], [291, 150], [291, 184], [292, 238], [297, 270], [303, 306]];

/// Which of [`MARKS`] moves with the kneecap.
pub(crate) const KNEECAP_MARK: usize = 4;

/// Marks on the skin: nail, toe crease, inner ankle, hollow before the heel tendon, kneecap, knee crease, arch.
#[rustfmt::skip]
pub(crate) const MARKS: [Outline; 7] = [
    outline![[116, 909], [112, 914], [101, 918], [89, 922]],
    outline![[151, 939], [147, 932], [147, 925]],
    outline![[330, 838], [338, 858], [356, 868], [376, 860], [382, 846]],
    outline![[413, 770], [409, 806], [412, 838], [420, 862]],
    outline![[308, 182], [313, 204], [308, 230]],
    outline![[432, 236], [422, 233], [411, 236]],
    outline![[250, 922], [290, 905], [330, 910]],
];

/// Deep vein: sole, behind the inner ankle, through the soleus, behind the knee, thigh.
#[rustfmt::skip]
pub(crate) const DEEP: Vein = Vein {
    nodes: &[
        [214, 926, 22], [264, 907, 42], [320, 892, 52], [366, 882, 60], [392, 858, 66],
        [398, 822, 70], [392, 770, 74], [384, 710, 78], [377, 640, 82], [373, 570, 86],
        [373, 500, 88], [376, 432, 88], [383, 370, 88], [394, 318, 92], [408, 272, 100],
        [416, 230, 104], [414, 186, 104], [405, 140, 104], [399, 96, 104], [397, 60, 104],
    ],
    segments: &[
        Segment::Foot, Segment::Foot, Segment::Foot, Segment::Foot, Segment::Low, Segment::Low, Segment::Low,
        Segment::Low, Segment::Mid, Segment::Mid, Segment::Mid, Segment::Mid, Segment::Up, Segment::Up, Segment::Pop,
        Segment::Pop, Segment::Pop, Segment::Pop, Segment::Pop, Segment::Pop,
    ],
    valves: &[5.4, 7.3, 9.8, 11.4, 12.95],
    cell_gap: 24.0,
};

/// Lowest soleal sinus, blind end first.
#[rustfmt::skip]
pub(crate) const SINUS_LOW: Vein = Vein {
    nodes: &[
        [407, 724, 13], [410, 700, 24], [410, 674, 58], [405, 646, 92], [397, 619, 64],
        [388, 595, 38], [374, 566, 44],
    ],
    segments: &[Segment::Sin1],
    valves: &[],
    cell_gap: 17.0,
};

/// Middle soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_MID: Vein = Vein {
    nodes: &[
        [425, 640, 13], [425, 612, 26], [422, 582, 66], [415, 550, 106], [406, 519, 70],
        [396, 494, 42], [376, 464, 46],
    ],
    segments: &[Segment::Sin2],
    valves: &[],
    cell_gap: 17.0,
};

/// Highest soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_HIGH: Vein = Vein {
    nodes: &[
        [425, 536, 13], [425, 508, 26], [422, 480, 62], [415, 450, 100], [406, 421, 66],
        [397, 397, 40], [380, 370, 44],
    ],
    segments: &[Segment::Sin3],
    valves: &[],
    cell_gap: 17.0,
};

/// Great saphenous vein: instep, before the inner ankle, over the shin bone, thigh.
#[rustfmt::skip]
pub(crate) const SUPERFICIAL: Vein = Vein {
    nodes: &[
        [196, 898, 16], [240, 878, 30], [286, 853, 38], [322, 826, 44], [333, 780, 48],
        [330, 710, 50], [328, 630, 52], [330, 550, 54], [335, 470, 56], [343, 395, 58],
        [354, 325, 60], [366, 270, 62], [374, 222, 62], [372, 165, 62], [364, 110, 62],
        [360, 50, 62],
    ],
    segments: &[Segment::Gsv],
    valves: &[4.8, 7.6, 10.4],
    cell_gap: 24.0,
};

/// Linking vein from the superficial to the deep one.
#[rustfmt::skip]
pub(crate) const PERFORATOR: Vein = Vein {
    nodes: &[
        [328, 654, 44], [344, 646, 48], [360, 635, 50], [377, 622, 52],
    ],
    segments: &[Segment::Perf],
    valves: &[1.0],
    cell_gap: 24.0,
};
