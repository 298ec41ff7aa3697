namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>Functions of vectors: lane by lane, or from all lanes to all.</summary>
internal enum LaneFunction
{
    Add,
    Sub,
    Mul,
    Div,
    Max,
    Min,
    Pow,
    Equal,
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Neg,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Sigmoid,
    Tanh,
    Softplus,
    Erf,
    Sin,
    Cos,
    Truncate,

    /// <summary>The second operand where the first is not 0, else the third.</summary>
    Select,

    /// <summary>The larger one; of a NaN and a number either.</summary>
    MaxNative,

    /// <summary>The sum of all lanes, in every lane.</summary>
    SumLanes,

    /// <summary>The largest lane, in every lane; NaN if one is.</summary>
    MaxLanes,

    /// <summary>The largest lane, in every lane; NaN may be passed over.</summary>
    MaxLanesNative,

    /// <summary>The smallest lane, in every lane; NaN if one is.</summary>
    MinLanes,
}
