using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Diagnostics;

/// <summary>A mistake, or advice, found while binding.</summary>
/// <param name="RuleId">Which rule.</param>
/// <param name="Part">Index of the part it stands at; −1 for the class itself.</param>
/// <param name="Arguments">What fills the rule's sentence.</param>
internal sealed record Finding(string RuleId, int Part, EquatableArray<string> Arguments)
{
    public Finding(string ruleId, int part, params string[] arguments)
        : this(ruleId, part, arguments.ToEquatableArray())
    {
    }

    /// <summary>Index of the part that a fix would change; −1 for none.</summary>
    public int FixPart { get; init; } = -1;

    /// <summary>Where in the function that the part names it stands; null for the part itself.</summary>
    public FunctionPlace? Place { get; init; }

    public Rule Rule => Rules.Get(RuleId);

    /// <summary>The sentence without the id.</summary>
    public string Sentence => string.Format(CultureInfo.InvariantCulture, Rule.Format, Arguments.ToArray<object>());
}
