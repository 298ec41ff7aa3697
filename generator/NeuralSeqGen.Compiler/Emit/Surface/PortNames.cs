using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>
/// Names for the ports of one model, each given once: parameters are called as their nodes in camel case, <c>x</c>, <c>y</c> and <c>yOut</c> where there
/// is one port of a kind. What else the generated methods call something stays out of the way.
/// </summary>
internal sealed class PortNames
{
    private static readonly string[] OtherParameters =
    [
        "options", "validationData", "sampleWeight", "stepWeight", "cancellationToken", "batchSize", "gradients", "inputGradients", "layer", "output", "state", "held", "given", "draw",
    ];

    // a tuple has members of these names
    private static readonly HashSet<string> TupleMembers = ["CompareTo", "Deconstruct", "Equals", "GetHashCode", "Rest", "ToString", "GetType", "MemberwiseClone", "ReferenceEquals", "Finalize"];

    private readonly HashSet<string> _parameters = [.. OtherParameters];
    private readonly HashSet<string> _elements = [];

    /// <summary>A port whose parameter has the first of the names that is free.</summary>
    /// <param name="wanted">Names, the best first.</param>
    /// <param name="shape">Extents of one sample.</param>
    /// <param name="isInteger">Whether its values are integers.</param>
    /// <param name="element">Its name in tuples; null for that of the parameter.</param>
    public SurfacePort Port(string[] wanted, Shape shape, bool isInteger, string? element = null)
    {
        string name = Parameter(wanted);
        return new(name, Element(element ?? char.ToUpperInvariant(name[0]) + name.Substring(1)), Parameter(name + "Start"), shape, isInteger);
    }

    /// <summary>A name for a parameter: the first of the wanted ones that is free, else the last with a number.</summary>
    public string Parameter(params string[] wanted)
    {
        string name = wanted.FirstOrDefault(n => !_parameters.Contains(n)) ?? Numbered(wanted[wanted.Length - 1], _parameters);
        _parameters.Add(name);
        return name;
    }

    /// <summary>From here on the ports are those of another tuple.</summary>
    public void BeginTuple() => _elements.Clear();

    /// <summary><c>SourceTokens</c> to <c>sourceTokens</c>, <c>URLText</c> to <c>urlText</c>.</summary>
    public static string Camel(string name)
    {
        int upper = name.TakeWhile(char.IsUpper).Count();
        int lower = upper > 1 && upper < name.Length && char.IsLetter(name[upper]) ? upper - 1 : upper;
        return name.Substring(0, lower).ToLowerInvariant() + name.Substring(lower);
    }

    private string Element(string wanted)
    {
        string name = TupleMembers.Contains(wanted) || wanted.StartsWith("Item", StringComparison.Ordinal) ? wanted + "Value" : wanted;
        name = _elements.Contains(name) ? Numbered(name, _elements) : name;
        _elements.Add(name);
        return name;
    }

    private static string Numbered(string name, HashSet<string> taken)
    {
        int number = 2;
        while (taken.Contains(name + Literal.Int(number)))
        {
            number++;
        }

        return name + Literal.Int(number);
    }
}
