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
    [322.0, 30.0], [321.0, 90.0], [320.0, 128.0], [315.0, 150.0], [309.0, 168.0], [308.0, 190.0], [314.0, 212.0],
    [326.0, 229.0], [343.0, 239.0], [362.0, 243.0], [381.0, 241.0], [397.0, 231.0], [407.0, 216.0], [409.0, 198.0],
    [404.0, 180.0], [394.0, 168.0], [386.0, 157.0], [384.0, 146.0], [374.0, 130.0], [366.0, 100.0], [363.0, 30.0],
];

/// Kneecap.
#[rustfmt::skip]
pub(crate) const PATELLA: &[Rest] = &[
    [288.0, 178.0], [281.0, 190.0], [279.0, 206.0], [283.0, 224.0], [292.0, 241.0], [299.0, 230.0], [306.0, 214.0],
    [308.0, 198.0], [304.0, 184.0], [297.0, 177.0],
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
    [324.0, 250.0], [316.0, 257.0], [312.0, 274.0], [305.0, 292.0], [301.0, 308.0], [306.0, 332.0], [309.0, 380.0],
    [309.0, 450.0], [310.0, 520.0], [314.0, 590.0], [320.0, 660.0], [327.0, 725.0], [333.0, 778.0], [336.0, 806.0],
    [340.0, 822.0], [344.0, 834.0], [349.0, 846.0], [355.0, 856.0], [362.0, 861.0], [369.0, 859.0], [374.0, 852.0],
    [381.0, 850.0], [387.0, 845.0], [397.0, 832.0], [395.0, 815.0], [383.0, 775.0], [370.0, 725.0], [362.0, 660.0],
    [356.0, 590.0], [352.0, 520.0], [350.0, 450.0], [351.0, 380.0], [357.0, 335.0], [372.0, 302.0], [395.0, 282.0],
    [406.0, 268.0], [405.0, 256.0], [392.0, 250.0], [370.0, 252.0], [345.0, 251.0],
];

/// Ankle bone.
#[rustfmt::skip]
pub(crate) const TALUS: &[Rest] = &[
    [342.0, 850.0], [346.0, 838.0], [356.0, 828.0], [369.0, 824.0], [382.0, 828.0], [391.0, 837.0], [398.0, 850.0],
    [406.0, 860.0], [404.0, 868.0], [394.0, 869.0], [383.0, 872.0], [371.0, 879.0], [357.0, 879.0], [346.0, 883.0],
    [333.0, 887.0], [320.0, 884.0], [312.0, 875.0], [311.0, 863.0], [317.0, 854.0], [328.0, 849.0], [336.0, 851.0],
];

/// Heel bone.
#[rustfmt::skip]
pub(crate) const CALCANEUS: &[Rest] = &[
    [331.0, 893.0], [340.0, 886.0], [351.0, 884.0], [366.0, 886.0], [381.0, 880.0], [392.0, 874.0], [404.0, 872.0],
    [416.0, 867.0], [429.0, 867.0], [440.0, 876.0], [446.0, 892.0], [445.0, 908.0], [438.0, 922.0], [426.0, 931.0],
    [414.0, 929.0], [404.0, 921.0], [388.0, 914.0], [368.0, 910.0], [350.0, 908.0], [336.0, 906.0], [329.0, 900.0],
];

/// Navicular bone.
#[rustfmt::skip]
pub(crate) const NAVICULAR: &[Rest] = &[
    [308.0, 852.0], [300.0, 849.0], [292.0, 853.0], [289.0, 864.0], [291.0, 878.0], [296.0, 889.0], [305.0, 893.0],
    [311.0, 887.0], [307.0, 876.0], [306.0, 863.0],
];

/// First cuneiform bone.
#[rustfmt::skip]
pub(crate) const CUNEIFORM: &[Rest] = &[
    [287.0, 856.0], [276.0, 857.0], [263.0, 863.0], [257.0, 872.0], [259.0, 888.0], [264.0, 900.0], [276.0, 903.0],
    [289.0, 897.0], [292.0, 887.0], [287.0, 872.0],
];

/// First metatarsal bone.
#[rustfmt::skip]
pub(crate) const METATARSAL: &[Rest] = &[
    [254.0, 868.0], [243.0, 876.0], [228.0, 886.0], [212.0, 894.0], [199.0, 899.0], [187.0, 901.0], [177.0, 905.0],
    [171.0, 914.0], [173.0, 925.0], [181.0, 932.0], [191.0, 931.0], [201.0, 924.0], [214.0, 917.0], [230.0, 911.0],
    [246.0, 906.0], [258.0, 903.0], [261.0, 892.0], [255.0, 880.0],
];

/// First bone of the big toe.
#[rustfmt::skip]
pub(crate) const PROXIMAL_PHALANX: &[Rest] = &[
    [165.0, 906.0], [155.0, 911.0], [142.0, 914.0], [131.0, 912.0], [124.0, 914.0], [121.0, 921.0], [123.0, 930.0],
    [131.0, 933.0], [141.0, 929.0], [153.0, 930.0], [164.0, 933.0], [169.0, 927.0], [167.0, 916.0],
];

/// Last bone of the big toe.
#[rustfmt::skip]
pub(crate) const DISTAL_PHALANX: &[Rest] = &[
    [116.0, 913.0], [110.0, 917.0], [102.0, 920.0], [95.0, 921.0], [90.0, 926.0], [93.0, 932.0], [101.0, 933.0],
    [109.0, 931.0], [117.0, 934.0], [120.0, 925.0],
];

/// Sesamoid bone under the ball.
#[rustfmt::skip]
pub(crate) const SESAMOID: &[Rest] = &[
    [184.0, 935.0], [191.0, 933.0], [200.0, 934.0], [203.0, 938.0], [195.0, 941.0], [186.0, 940.0],
];

/// Calf muscle that crosses the knee: its inner head ends at mid-calf, on the sheet of the heel tendon.
#[rustfmt::skip]
pub(crate) const GASTROCNEMIUS: Belly = Belly {
    front: &[
        [390.0, 170.0], [395.0, 205.0], [397.0, 250.0], [397.0, 300.0], [399.0, 345.0], [403.0, 390.0],
        [409.0, 435.0], [417.0, 480.0], [427.0, 522.0], [438.0, 552.0],
    ],
    back: &[
        [403.0, 162.0], [424.0, 190.0], [434.0, 235.0], [437.0, 275.0], [442.0, 312.0], [452.0, 360.0],
        [460.0, 405.0], [464.0, 450.0], [462.0, 496.0], [456.0, 532.0], [446.0, 556.0],
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

/// Tendon of both calf muscles: a sheet between them, narrowest above the heel, spread out where it holds the bone.
#[rustfmt::skip]
pub(crate) const ACHILLES: Belly = Belly {
    front: &[
        [430.0, 430.0], [434.0, 475.0], [436.0, 525.0], [436.0, 570.0], [431.0, 615.0], [422.0, 662.0],
        [413.0, 710.0], [408.0, 755.0], [407.5, 795.0], [410.0, 828.0], [416.0, 854.0], [425.0, 876.0],
        [437.0, 901.0],
    ],
    back: &[
        [430.5, 430.0], [437.0, 475.0], [441.0, 525.0], [443.0, 572.0], [438.0, 615.0], [431.0, 662.0],
        [424.0, 710.0], [419.0, 755.0], [417.5, 795.0], [420.5, 826.0], [430.0, 852.0], [442.0, 877.0],
        [447.5, 899.0],
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

/// Centre-lines of the thigh muscle's tendon down to the kneecap, and of the ligament from there to the shin bone.
pub(crate) const PATELLAR: [Rest; 6] =
    [[293.0, 112.0], [291.0, 150.0], [291.0, 184.0], [292.0, 238.0], [297.0, 270.0], [303.0, 306.0]];

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
    valves: &[5.4, 7.3, 9.8, 11.4, 12.95],
    cell_gap: 24.0,
};

/// Lowest soleal sinus, blind end first.
#[rustfmt::skip]
pub(crate) const SINUS_LOW: Vein = Vein {
    nodes: &[
        [407.0, 724.0, 1.3], [410.0, 700.0, 2.4], [410.0, 674.0, 5.8], [405.0, 646.0, 9.2], [397.0, 619.0, 6.4],
        [388.0, 595.0, 3.8], [374.0, 566.0, 4.4],
    ],
    segments: &[Segment::Sin1],
    valves: &[],
    cell_gap: 17.0,
};

/// Middle soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_MID: Vein = Vein {
    nodes: &[
        [425.0, 640.0, 1.3], [425.0, 612.0, 2.6], [422.0, 582.0, 6.6], [415.0, 550.0, 10.6], [406.0, 519.0, 7.0],
        [396.0, 494.0, 4.2], [376.0, 464.0, 4.6],
    ],
    segments: &[Segment::Sin2],
    valves: &[],
    cell_gap: 17.0,
};

/// Highest soleal sinus.
#[rustfmt::skip]
pub(crate) const SINUS_HIGH: Vein = Vein {
    nodes: &[
        [425.0, 536.0, 1.3], [425.0, 508.0, 2.6], [422.0, 480.0, 6.2], [415.0, 450.0, 10.0], [406.0, 421.0, 6.6],
        [397.0, 397.0, 4.0], [380.0, 370.0, 4.4],
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
