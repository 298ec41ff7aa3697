namespace NeuralSeqGen;

/// <summary>
/// Muon (Jordan et al., 2024; scaled as in Moonlight, Liu et al., 2025): matrices take a step along the orthogonal matrix nearest to their momentum, all
/// other weights that of <see cref="AdamWAttribute"/>. As in Keras every weight of two axes is a matrix, the output layer's and the two-row bias of a GRU too.
/// </summary>
public sealed class MuonAttribute : OptimizerAttribute
{
    /// <summary>Muon with Keras's numbers.</summary>
    public MuonAttribute() : base(1e-3) => WeightDecay = 4e-3;

    /// <summary>AdamW's decay of the mean.</summary>
    public double AdamBeta1 { get; set; } = 0.9;

    /// <summary>AdamW's decay of the mean square.</summary>
    public double AdamBeta2 { get; set; } = 0.999;

    /// <summary>The number that keeps AdamW's divisor from zero.</summary>
    public double Epsilon { get; set; } = 1e-7;

    /// <summary>Regular expressions: a weight in whose name (<c>gru_1/kernel</c>) one of them is found takes AdamW's step.</summary>
    public string[]? ExcludeLayers { get; set; }

    /// <summary>True gives AdamW's step to every weight whose name contains <c>embedding</c>.</summary>
    public bool ExcludeEmbeddings { get; set; } = true;

    /// <summary>The factor of X in an iteration X ← a·X + (b·A + c·A²)·X with A = X·Xᵀ.</summary>
    public double MuonA { get; set; } = 3.4445;

    /// <summary>The factor of A in it.</summary>
    public double MuonB { get; set; } = -4.775;

    /// <summary>The factor of A² in it.</summary>
    public double MuonC { get; set; } = 2.0315;

    /// <summary>AdamW's learning rate in shares of Muon's.</summary>
    public double AdamLrRatio { get; set; } = 1;

    /// <summary>The momentum: <c>m = momentum·m + g</c>, a sum and no average.</summary>
    public double Momentum { get; set; } = 0.95;

    /// <summary>The number of iterations that bring a matrix near an orthogonal one.</summary>
    public int NsSteps { get; set; } = 5;

    /// <summary>True looks one step ahead, along <c>g + momentum·m</c>.</summary>
    public bool Nesterov { get; set; } = true;

    /// <summary>AdamW's weight decay; <see cref="OptimizerAttribute.WeightDecay"/> is that of the matrices. Both are 0.004 unless set.</summary>
    public double AdamWeightDecay { get; set; } = 4e-3;

    /// <summary>The root mean square of a matrix's step in learning rates: the step is scaled by it and by √(longer side). 0 leaves the step as it is.</summary>
    public double RmsRate { get; set; } = 0.2;
}
