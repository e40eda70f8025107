//! The rest drawing: outlines, centre-lines and joints of a right leg seen from the inside, toes left.
//!
//! This is the only place where the leg has a shape; every pose follows from it by one warp. The frame is
//! 640 by 1000 units, 14 units to the centimetre, and every outline is a list of on-curve points. No pose, no
//! colour and no text belongs here. The points of outlines fit `f32` exactly, which halves
//! their room in the page.

use super::geometry::Point;
use super::inputs::Segment;

/// A point of the rest drawing, in rest units.
pub(crate) type Rest = [f32; 2];

/// Ankle axis: the foot turns about it.
pub(crate) const ANKLE: Point = Point { x: 368.0, y: 847.0 };
/// First metatarsophalangeal joint, the ball of the foot: the toes turn about it.
pub(crate) const BALL: Point = Point { x: 186.0, y: 918.0 };
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
    pub(crate) front: &'static [Rest],
    /// Border towards the heel.
    pub(crate) back: &'static [Rest],
}

/// Centre-line of a vein in flow direction.
#[derive(Debug)]
pub(crate) struct Vein {
    /// Nodes: x, y and the radius at full fill.
    pub(crate) nodes: &'static [[f64; 3]],
    /// Segment of each node; the last one holds for the rest of the nodes.
    pub(crate) segments: &'static [Segment],
    /// Places of the valves, in nodes from the start.
    pub(crate) valves: &'static [f64],
    /// Distance between two blood cells, units.
    pub(crate) cell_gap: f64,
}

/// Front of the thigh, down the shin, over the foot, sole, heel, up the calf.
#[rustfmt::skip]
pub(crate) const SKIN: &[Rest] = &[
    [246.0, 30.0], [255.0, 80.0], [261.0, 124.0], [267.0, 152.0], [267.0, 178.0], [269.0, 206.0], [276.0, 236.0],
    [285.0, 262.0], [290.0, 284.0], [290.0, 306.0], [294.0, 345.0], [296.0, 395.0], [297.0, 450.0], [299.0, 510.0],
    [304.0, 580.0], [310.0, 645.0], [314.0, 705.0], [314.0, 760.0], [308.0, 798.0], [294.0, 826.0], [268.0, 849.0],
    [238.0, 866.0], [210.0, 879.0], [190.0, 887.0], [170.0, 897.0], [150.0, 904.0], [130.0, 905.0], [112.0, 908.0],
    [96.0, 916.0], [85.0, 926.0], [83.0, 936.0], [91.0, 943.0], [107.0, 945.0], [126.0, 942.0], [141.0, 937.0],
    [154.0, 941.0], [172.0, 945.0], [192.0, 945.0], [212.0, 942.0], [236.0, 933.0], [266.0, 923.0], [298.0, 918.0],
    [328.0, 922.0], [356.0, 934.0], [384.0, 944.0], [412.0, 945.0], [436.0, 940.0], [449.0, 926.0], [453.0, 908.0],
    [450.0, 886.0], [441.0, 858.0], [431.0, 828.0], [425.0, 792.0], [424.0, 752.0], [427.0, 706.0], [435.0, 650.0],
    [447.0, 595.0], [460.0, 540.0], [469.0, 490.0], [472.0, 445.0], [468.0, 400.0], [459.0, 355.0], [449.0, 312.0],
    [443.0, 275.0], [441.0, 242.0], [444.0, 205.0], [452.0, 160.0], [463.0, 110.0], [474.0, 30.0],
];

/// Thigh bone, lower end.
#[rustfmt::skip]
pub(crate) const FEMUR: &[Rest] = &[
    [322.0, 30.0], [322.0, 90.0], [320.0, 140.0], [313.0, 168.0], [312.0, 192.0], [319.0, 216.0], [335.0, 234.0],
    [357.0, 241.0], [381.0, 238.0], [399.0, 225.0], [408.0, 205.0], [405.0, 184.0], [391.0, 171.0], [376.0, 156.0],
    [366.0, 126.0], [362.0, 90.0], [362.0, 30.0],
];

/// Kneecap.
#[rustfmt::skip]
pub(crate) const PATELLA: &[Rest] = &[
    [289.0, 180.0], [281.0, 200.0], [283.0, 222.0], [293.0, 240.0], [303.0, 226.0], [306.0, 204.0], [301.0, 185.0],
];

/// Calf bone, a hint behind the shin bone.
#[rustfmt::skip]
pub(crate) const FIBULA: &[Rest] = &[
    [392.0, 286.0], [382.0, 300.0], [379.0, 340.0], [374.0, 440.0], [370.0, 560.0], [371.0, 680.0], [376.0, 780.0],
    [374.0, 830.0], [370.0, 862.0], [377.0, 880.0], [387.0, 872.0], [392.0, 830.0], [389.0, 780.0], [384.0, 680.0],
    [383.0, 560.0], [387.0, 440.0], [392.0, 340.0], [400.0, 305.0],
];

/// Shin bone.
#[rustfmt::skip]
pub(crate) const TIBIA: &[Rest] = &[
    [330.0, 252.0], [319.0, 258.0], [312.0, 274.0], [305.0, 292.0], [301.0, 308.0], [306.0, 332.0], [309.0, 380.0],
    [309.0, 450.0], [310.0, 520.0], [314.0, 590.0], [320.0, 660.0], [327.0, 725.0], [334.0, 778.0], [337.0, 812.0],
    [340.0, 832.0], [347.0, 848.0], [357.0, 856.0], [367.0, 849.0], [373.0, 838.0], [392.0, 832.0], [391.0, 814.0],
    [381.0, 775.0], [370.0, 725.0], [362.0, 660.0], [356.0, 590.0], [352.0, 520.0], [350.0, 450.0], [351.0, 380.0],
    [357.0, 335.0], [372.0, 302.0], [394.0, 282.0], [405.0, 268.0], [402.0, 256.0], [384.0, 251.0], [356.0, 250.0],
];

/// Ankle bone.
#[rustfmt::skip]
pub(crate) const TALUS: &[Rest] = &[
    [340.0, 846.0], [351.0, 837.0], [368.0, 834.0], [386.0, 838.0], [399.0, 849.0], [404.0, 862.0], [394.0, 869.0],
    [376.0, 869.0], [358.0, 874.0], [338.0, 884.0], [323.0, 884.0], [313.0, 874.0], [313.0, 859.0], [324.0, 850.0],
];

/// Heel bone.
#[rustfmt::skip]
pub(crate) const CALCANEUS: &[Rest] = &[
    [360.0, 879.0], [378.0, 873.0], [396.0, 873.0], [414.0, 868.0], [431.0, 873.0], [441.0, 889.0], [441.0, 910.0],
    [432.0, 927.0], [415.0, 930.0], [394.0, 920.0], [368.0, 911.0], [342.0, 909.0], [328.0, 904.0], [324.0, 894.0],
    [340.0, 889.0],
];

/// Navicular bone.
#[rustfmt::skip]
pub(crate) const NAVICULAR: &[Rest] = &[
    [309.0, 853.0], [301.0, 850.0], [295.0, 856.0], [292.0, 870.0], [295.0, 885.0], [303.0, 891.0], [310.0, 884.0],
    [308.0, 868.0],
];

/// First cuneiform bone.
#[rustfmt::skip]
pub(crate) const CUNEIFORM: &[Rest] = &[
    [291.0, 858.0], [278.0, 860.0], [265.0, 867.0], [260.0, 880.0], [263.0, 896.0], [276.0, 901.0], [292.0, 895.0],
    [294.0, 886.0], [290.0, 872.0],
];

/// First metatarsal bone.
#[rustfmt::skip]
pub(crate) const METATARSAL: &[Rest] = &[
    [258.0, 869.0], [240.0, 880.0], [222.0, 890.0], [206.0, 897.0], [192.0, 902.0], [178.0, 905.0], [171.0, 914.0],
    [173.0, 926.0], [182.0, 933.0], [194.0, 931.0], [206.0, 923.0], [222.0, 915.0], [242.0, 907.0], [261.0, 902.0],
    [256.0, 886.0],
];

/// First bone of the big toe.
#[rustfmt::skip]
pub(crate) const PROXIMAL_PHALANX: &[Rest] = &[
    [166.0, 908.0], [152.0, 913.0], [138.0, 914.0], [126.0, 912.0], [121.0, 919.0], [122.0, 929.0], [129.0, 933.0],
    [142.0, 930.0], [156.0, 931.0], [168.0, 931.0], [170.0, 920.0],
];

/// Last bone of the big toe.
#[rustfmt::skip]
pub(crate) const DISTAL_PHALANX: &[Rest] = &[
    [117.0, 914.0], [108.0, 919.0], [99.0, 922.0], [94.0, 927.0], [97.0, 933.0], [106.0, 933.0], [118.0, 933.0],
    [119.0, 923.0],
];

/// Sesamoid bone under the ball.
#[rustfmt::skip]
pub(crate) const SESAMOID: &[Rest] = &[
    [187.0, 934.0], [193.0, 932.0], [201.0, 933.0], [202.0, 937.0], [193.0, 939.0], [186.0, 938.0],
];

/// Calf muscle that crosses the knee.
#[rustfmt::skip]
pub(crate) const GASTROCNEMIUS: Belly = Belly {
    front: &[
        [390.0, 170.0], [395.0, 205.0], [397.0, 250.0], [397.0, 300.0], [399.0, 350.0], [403.0, 400.0],
        [408.0, 450.0], [415.0, 500.0], [424.0, 548.0], [437.0, 590.0],
    ],
    back: &[
        [403.0, 162.0], [424.0, 190.0], [434.0, 235.0], [437.0, 275.0], [442.0, 312.0], [452.0, 360.0],
        [460.0, 405.0], [464.0, 450.0], [461.0, 498.0], [453.0, 546.0], [440.0, 594.0],
    ],
};

/// The pump.
#[rustfmt::skip]
pub(crate) const SOLEUS: Belly = Belly {
    front: &[
        [394.0, 296.0], [376.0, 322.0], [360.0, 352.0], [354.0, 390.0], [353.0, 440.0], [356.0, 500.0],
        [361.0, 560.0], [369.0, 620.0], [379.0, 680.0], [391.0, 735.0], [406.0, 792.0],
    ],
    back: &[
        [408.0, 300.0], [420.0, 340.0], [428.0, 390.0], [433.0, 440.0], [436.0, 500.0], [438.0, 555.0],
        [434.0, 610.0], [426.0, 665.0], [417.0, 720.0], [409.0, 792.0],
    ],
};

/// Tendon of both calf muscles.
#[rustfmt::skip]
pub(crate) const ACHILLES: Belly = Belly {
    front: &[
        [430.0, 430.0], [434.0, 475.0], [436.0, 525.0], [436.0, 570.0], [431.0, 615.0], [423.0, 662.0],
        [415.0, 710.0], [409.0, 755.0], [407.0, 795.0], [409.0, 828.0], [417.0, 860.0], [428.0, 884.0],
        [438.0, 900.0],
    ],
    back: &[
        [430.5, 430.0], [437.0, 475.0], [441.0, 525.0], [442.0, 572.0], [437.0, 615.0], [430.0, 662.0],
        [424.0, 710.0], [420.0, 755.0], [419.0, 795.0], [421.0, 826.0], [430.0, 854.0], [440.0, 878.0],
        [445.0, 899.0],
    ],
};

/// Popliteus and the long toe flexors: quiet filler behind the shin bone.
#[rustfmt::skip]
pub(crate) const FLEXORS: Belly = Belly {
    front: &[
        [400.0, 276.0], [380.0, 300.0], [364.0, 328.0], [356.0, 360.0], [352.0, 410.0], [351.0, 460.0],
        [353.0, 530.0], [358.0, 600.0], [364.0, 670.0], [372.0, 730.0], [383.0, 785.0], [394.0, 836.0],
    ],
    back: &[
        [412.0, 282.0], [400.0, 306.0], [384.0, 334.0], [372.0, 366.0], [368.0, 410.0], [366.0, 470.0],
        [369.0, 540.0], [375.0, 610.0], [382.0, 675.0], [389.0, 730.0], [397.0, 785.0], [403.0, 836.0],
    ],
};

/// Centre-line of the kneecap's ligament.
pub(crate) const PATELLAR: [Rest; 3] = [[291.0, 238.0], [297.0, 270.0], [303.0, 306.0]];

/// Which of [`MARKS`] moves with the kneecap.
pub(crate) const KNEECAP_MARK: usize = 4;

/// Marks on the skin: nail, toe crease, inner ankle, hollow before the heel tendon, kneecap, knee crease, arch.
#[rustfmt::skip]
pub(crate) const MARKS: [&[Rest]; 7] = [
    &[[116.0, 909.0], [112.0, 914.0], [101.0, 918.5], [89.0, 922.0]],
    &[[151.0, 939.0], [147.0, 932.0], [147.0, 925.0]],
    &[[330.0, 838.0], [338.0, 858.0], [356.0, 868.0], [376.0, 860.0], [382.0, 846.0]],
    &[[413.0, 770.0], [409.0, 806.0], [412.0, 838.0], [420.0, 862.0]],
    &[[308.0, 182.0], [313.0, 204.0], [308.0, 230.0]],
    &[[432.0, 236.0], [422.0, 233.0], [411.0, 236.0]],
    &[[250.0, 922.0], [290.0, 905.0], [330.0, 910.0]],
];

/// Deep vein: sole, behind the inner ankle, through the soleus, behind the knee, thigh.
#[rustfmt::skip]
pub(crate) const DEEP: Vein = Vein {
    nodes: &[
        [214.0, 926.0, 2.2], [264.0, 907.0, 4.2], [320.0, 892.0, 5.2], [366.0, 882.0, 6.0], [392.0, 858.0, 6.6],
        [398.0, 822.0, 7.0], [392.0, 770.0, 7.4], [384.0, 710.0, 7.8], [377.0, 640.0, 8.2], [373.0, 570.0, 8.6],
        [373.0, 500.0, 8.8], [376.0, 432.0, 8.8], [383.0, 370.0, 8.8], [394.0, 318.0, 9.2], [408.0, 272.0, 10.0],
        [416.0, 230.0, 10.4], [414.0, 186.0, 10.4], [405.0, 140.0, 10.4], [399.0, 96.0, 10.4], [397.0, 60.0, 10.4],
    ],
    segments: &[
        Segment::Foot, Segment::Foot, Segment::Foot, Segment::Foot, Segment::Low, Segment::Low, Segment::Low,
        Segment::Low, Segment::Mid, Segment::Mid, Segment::Mid, Segment::Mid, Segment::Up, Segment::Up, Segment::Pop,
        Segment::Pop, Segment::Pop, Segment::Pop, Segment::Pop, Segment::Pop,
    ],
    valves: &[5.4, 7.3, 9.8, 11.4, 13.35],
    cell_gap: 24.0,
};

/// Lowest soleal sinus, blind end first.
#[rustfmt::skip]
pub(crate) const SINUS_LOW: Vein = Vein {
    nodes: &[
        [414.0, 668.0, 3.0], [412.0, 654.0, 8.0], [407.0, 634.0, 10.4], [398.0, 610.0, 9.0], [387.0, 588.0, 5.0],
        [374.0, 566.0, 4.4],
    ],
    segments: &[Segment::Sin1],
    valves: &[],
    cell_gap: 17.0,
};

/// Middle soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_MID: Vein = Vein {
    nodes: &[
        [419.0, 578.0, 3.0], [418.0, 562.0, 8.6], [413.0, 540.0, 11.6], [404.0, 514.0, 10.0], [391.0, 490.0, 5.4],
        [375.0, 468.0, 4.6],
    ],
    segments: &[Segment::Sin2],
    valves: &[],
    cell_gap: 17.0,
};

/// Highest soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_HIGH: Vein = Vein {
    nodes: &[
        [416.0, 484.0, 3.0], [415.0, 468.0, 8.0], [411.0, 446.0, 10.6], [403.0, 422.0, 9.0], [393.0, 400.0, 5.0],
        [380.0, 380.0, 4.4],
    ],
    segments: &[Segment::Sin3],
    valves: &[],
    cell_gap: 17.0,
};

/// Great saphenous vein: instep, before the inner ankle, over the shin bone, thigh.
#[rustfmt::skip]
pub(crate) const SUPERFICIAL: Vein = Vein {
    nodes: &[
        [196.0, 898.0, 1.6], [240.0, 878.0, 3.0], [286.0, 853.0, 3.8], [322.0, 826.0, 4.4], [333.0, 780.0, 4.8],
        [330.0, 710.0, 5.0], [328.0, 630.0, 5.2], [330.0, 550.0, 5.4], [335.0, 470.0, 5.6], [343.0, 395.0, 5.8],
        [354.0, 325.0, 6.0], [366.0, 270.0, 6.2], [374.0, 222.0, 6.2], [372.0, 165.0, 6.2], [364.0, 110.0, 6.2],
        [360.0, 50.0, 6.2],
    ],
    segments: &[Segment::Gsv],
    valves: &[4.8, 7.6, 10.4],
    cell_gap: 24.0,
};

/// Linking vein from the superficial to the deep one.
#[rustfmt::skip]
pub(crate) const PERFORATOR: Vein = Vein {
    nodes: &[
        [328.0, 654.0, 4.4], [344.0, 646.0, 4.8], [360.0, 635.0, 5.0], [377.0, 622.0, 5.2],
    ],
    segments: &[Segment::Perf],
    valves: &[1.0],
    cell_gap: 24.0,
};
