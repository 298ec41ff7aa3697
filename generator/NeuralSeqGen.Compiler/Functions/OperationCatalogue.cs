using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Every operation that a function may use: the one list of the front end. The methods of <c>Tensor</c> are the same list as plain runs see it.</summary>
internal static class OperationCatalogue
{
    public static readonly IReadOnlyList<Operation> All = [.. ElementOperations.All, .. ProductOperations.All, .. ReduceOperations.All, .. FormOperations.All, .. MakingOperations.All];

    private static readonly Dictionary<string, Operation> ByName = All.ToDictionary(operation => operation.Name);

    public static Operation Get(string name) =>
        ByName.TryGetValue(name, out var operation) ? operation : throw new FunctionException(RuleIds.NoCompiledForm, $"{name} has no compiled form in this version. It runs in plain tests only.");
}
