namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>An affine function of loop variables: Constant + Σ variable × stride.</summary>
internal sealed class AffineIndex
{
    public static readonly AffineIndex Zero = new(0, []);

    private string? _termsText;

    public AffineIndex(int constant, IEnumerable<(LoopVariable Variable, int Stride)> terms)
    {
        Constant = constant;
        Terms = Sum(terms);
    }

    public int Constant { get; }

    /// <summary>The printed form without the constant, the same for equal terms; kept, since the printer of kernels asks for it at every access.</summary>
    public string TermsText => _termsText ??= string.Join(" + ", Terms.Select(t => t.Stride == 1 ? t.Variable.Name : $"{t.Variable.Name} * {Text(t.Stride)}"));

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

    /// <summary>One term for each variable, in the order in which they come. Plain loops: a compilation makes some ten thousand indices, most with a term or two.</summary>
    private static List<(LoopVariable Variable, int Stride)> Sum(IEnumerable<(LoopVariable Variable, int Stride)> terms)
    {
        var sums = new List<(LoopVariable Variable, int Stride)>();
        foreach (var (variable, stride) in terms)
        {
            int at = sums.FindIndex(t => t.Variable == variable);
            if (at >= 0)
            {
                sums[at] = (variable, sums[at].Stride + stride);
            }
            else if (stride != 0)
            {
                sums.Add((variable, stride));
            }
        }

        sums.RemoveAll(t => t.Stride == 0);
        return sums;
    }

    /// <summary>For printed programs, and the same for equal indices; what C# says is a matter of Emit.</summary>
    public override string ToString()
    {
        string constant = Text(Constant);
        return Terms.Count == 0 ? constant : Constant == 0 ? TermsText : Constant < 0 ? $"{TermsText} - {constant.Substring(1)}" : $"{TermsText} + {constant}";
    }

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
