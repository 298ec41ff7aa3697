using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>The arguments of a call as the arrays that the model takes.</summary>
/// <param name="surface">What its methods take.</param>
/// <param name="call">The call.</param>
/// <param name="evaluator">What is certain about the arguments.</param>
/// <param name="state">And about the variables in them.</param>
internal sealed class CallArguments(SurfaceShapes surface, IInvocationOperation call, FactEvaluator evaluator, FlowState state)
{
    private readonly bool _takesTargets = ModelCalls.TakesPair(call.TargetMethod.Name);
    private readonly List<IArgumentOperation> _written = [.. call.Arguments.Where(a => a.ArgumentKind != Microsoft.CodeAnalysis.Operations.ArgumentKind.DefaultValue && a.Parameter is not null).OrderBy(a => a.Parameter!.Ordinal)];

    private IReadOnlyList<SurfacePort> Inputs => _takesTargets ? surface.Given : surface.Inputs;

    private IReadOnlyList<SurfacePort> Targets => _takesTargets ? surface.Targets : [];

    /// <summary>Of a method of the model: its arrays come first, each with a parameter of its own.</summary>
    public List<CallArrays> OfMethod()
    {
        bool hasBatch = call.TargetMethod.Name != "PredictOne";
        int first = call.TargetMethod.Name == "PredictLayer" ? 1 : 0;
        var ports = Inputs.Concat(Targets).ToList();
        var parameters = call.TargetMethod.Parameters;
        if (parameters.Length < first + ports.Count || !ports.Select((port, i) => Fits(parameters[first + i].Type, port, hasBatch)).All(fits => fits))
        {
            return [];
        }

        var arrays = ports.Select((port, i) => (port, Argument: _written.FirstOrDefault(a => a.Parameter!.Ordinal == first + i)?.Value)).Where(p => p.Argument is not null)
            .Select(p => Array(p.port, p.Argument!, evaluator.Evaluate(p.Argument, state), "") with { HasBatch = hasBatch }).ToList();
        arrays.AddRange(Weights());
        var groups = new List<CallArrays> { new(arrays) };
        if (_written.FirstOrDefault(a => a.Parameter!.Name == "validationData") is { } held)
        {
            groups.Add(new(Parts(ports, held.Value, "validationData.")));
        }

        return groups;
    }

    /// <summary>Of a method of the contract, whose input and target are tuples where there are several.</summary>
    public List<CallArrays> OfInterface()
    {
        var input = _written.FirstOrDefault(a => a.Parameter!.Name == "input")?.Value;
        var target = _written.FirstOrDefault(a => a.Parameter!.Name == "target")?.Value;
        return input is null || surface.Given.Count != surface.Inputs.Count || (_takesTargets && target is null)
            ? []
            : [new([.. Parts(surface.Inputs, input, ""), .. target is null ? [] : Parts(surface.Targets, target, "")])];
    }

    private static bool Fits(ITypeSymbol type, SurfacePort port, bool hasBatch) =>
        type is IArrayTypeSymbol { Rank: var rank, ElementType.SpecialType: var element } && rank == port.Shape.Rank + (hasBatch ? 1 : 0)
        && element == (port.IsInteger ? SpecialType.System_Int32 : SpecialType.System_Single);

    /// <summary>The arrays in a tuple, or the only one.</summary>
    private List<CallArray> Parts(IReadOnlyList<SurfacePort> ports, IOperation value, string prefix)
    {
        var fact = evaluator.Evaluate(value, state);
        var written = Unwrap(value) is ITupleOperation { Elements: var elements } && elements.Length == ports.Count ? elements : default;
        return [.. ports.Select((port, i) => Array(port, written.IsDefault ? value : written[i], ports.Count == 1 ? fact : (fact as TupleFact)?.Parts.ElementAtOrDefault(i), prefix))];
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation { Operand: var operand } ? Unwrap(operand) : value;

    private CallArray Array(SurfacePort port, IOperation at, Fact? fact, string prefix)
    {
        string name = prefix.Length == 0 ? port.Parameter : prefix + char.ToUpperInvariant(port.Parameter[0]) + port.Parameter.Substring(1);
        int input = surface.Inputs.TakeWhile(p => p != port).Count(), target = surface.Targets.TakeWhile(p => p != port).Count();
        bool isTarget = input == surface.Inputs.Count;
        return new(isTarget ? CallRole.Target : CallRole.Input, name, at, fact as ArrayFact, port.Shape)
        {
            Input = isTarget ? null : surface.Model.Inputs[input],
            Output = isTarget ? surface.Compared[target] : null,
        };
    }

    private IEnumerable<CallArray> Weights() =>
        from argument in _written
        let name = argument.Parameter!.Name
        let target = surface.StepWeights.TakeWhile(n => n != name).Count()
        let role = name == "sampleWeight" || surface.SampleWeights.Contains(name) ? CallRole.SampleWeight : CallRole.StepWeight
        where role == CallRole.SampleWeight || target < surface.Compared.Count
        where argument.Value.ConstantValue is not { HasValue: true, Value: null }
        select new CallArray(role, name, argument.Value, evaluator.Evaluate(argument.Value, state) as ArrayFact, role == CallRole.SampleWeight ? Shape.Scalar : new Shape(surface.Compared[target].LossRows));
}
