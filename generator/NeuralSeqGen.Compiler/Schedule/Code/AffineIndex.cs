namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>An affine function of loop variables: Constant + Σ variable × stride.</summary>
internal sealed class AffineIndex
{
    public static readonly AffineIndex Zero = new(0, []);

    public AffineIndex(int constant, IEnumerable<(LoopVariable Variable, int Stride)> terms)
    {
        Constant = constant;
        Terms = terms.Where(t => t.Stride != 0).GroupBy(t => t.Variable).Select(g => (g.Key, g.Sum(t => t.Stride))).Where(t => t.Item2 != 0).ToList();
    }

    public int Constant { get; }

    public IReadOnlyList<(LoopVariable Variable, int Stride)> Terms { get; }

    public static implicit operator AffineIndex(int constant) => new(constant, []);

    public static AffineIndex Of(LoopVariable variable, int stride = 1) => new(0, [(variable, stride)]);

    public static AffineIndex operator +(AffineIndex a, AffineIndex b) => new(a.Constant + b.Constant, a.Terms.Concat(b.Terms));

    public static AffineIndex operator *(AffineIndex a, int factor) => new(a.Constant * factor, a.Terms.Select(t => (t.Variable, t.Stride * factor)));

    /// <summary>The part in some variables only, without the constant.</summary>
    public AffineIndex Only(ICollection<LoopVariable> variables) => new(0, Terms.Where(t => variables.Contains(t.Variable)));

    /// <summary>The index with one variable fixed.</summary>
    public AffineIndex At(LoopVariable variable, int value) =>
        new(Constant + Terms.Where(t => t.Variable == variable).Sum(t => t.Stride * value), Terms.Where(t => t.Variable != variable));

    /// <summary>For printed programs, and the same for equal indices; what C# says is a matter of Emit.</summary>
    public override string ToString()
    {
        var parts = Terms.Select(t => t.Stride == 1 ? t.Variable.Name : $"{t.Variable.Name} * {t.Stride.ToString(System.Globalization.CultureInfo.InvariantCulture)}").ToList();
        if (Constant != 0 || parts.Count == 0)
        {
            parts.Add(Constant.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Join(" + ", parts).Replace("+ -", "- ");
    }
}
