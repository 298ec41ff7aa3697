using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Flow;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Surface;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Reads which arrays a call passes for which inputs, targets and weights of a model.</summary>
internal static class CallReader
{
    private static readonly ImmutableHashSet<string> Names = ["Fit", "Evaluate", "TrainOnBatch", "ComputeGradients", "Predict", "PredictOne", "PredictLayer"];

    /// <summary>Whether a call is one of a model's whose arrays can be read.</summary>
    public static bool IsCall(IInvocationOperation call) => Names.Contains(call.TargetMethod.Name) && ModelOf(call.TargetMethod) is not null;

    /// <summary>The call; null where its model is not valid, or an overload was chosen that takes something else.</summary>
    public static ModelCall? Read(IInvocationOperation call, FactEvaluator evaluator, FlowState state, CancellationToken cancellation)
    {
        if (ModelOf(call.TargetMethod) is not { } type || BoundSource.Of(type, cancellation) is not { Model.IsValid: true } source)
        {
            return null;
        }

        var reader = new Arguments(source.Surface, call, evaluator, state);
        var groups = SymbolEqualityComparer.Default.Equals(type, call.TargetMethod.ContainingType) ? reader.OfMethod() : reader.OfInterface();
        return groups.Count == 0 ? null : new ModelCall(source, call.TargetMethod.Name, groups);
    }

    /// <summary>The model whose method it is, or whose contract, where the type says which; null for other methods.</summary>
    private static INamedTypeSymbol? ModelOf(IMethodSymbol method) => method.ContainingType switch
    {
        { IsGenericType: true, TypeArguments: [INamedTypeSymbol model, ..] } contract when ModelAttributes.IsOurs(contract, "ISequenceModel") => IsInSource(model) ? model : null,
        { } type => ModelCalls.IsGenerated(method) && IsInSource(type) ? type : null,
        _ => null,
    };

    private static bool IsInSource(INamedTypeSymbol type) => type.DeclaringSyntaxReferences.Length > 0 && BoundSource.IsModel(type);

    private sealed class Arguments(SurfaceShapes surface, IInvocationOperation call, FactEvaluator evaluator, FlowState state)
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
}
