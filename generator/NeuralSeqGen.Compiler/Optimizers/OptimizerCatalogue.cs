using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Optimizers;

/// <summary>Every optimizer that can be declared.</summary>
internal static class OptimizerCatalogue
{
    public static readonly IReadOnlyList<Optimizer> All =
    [
        new RmsPropOptimizer(),
        new AdamOptimizer(),
        new AdamWOptimizer(),
        new AdamaxOptimizer(),
        new NadamOptimizer(),
        new AdagradOptimizer(),
        new AdadeltaOptimizer(),
        new LionOptimizer(),
        new LambOptimizer(),
        new MuonOptimizer(),
        new AdafactorOptimizer(),
        new FtrlOptimizer(),
        new SgdOptimizer(),
    ];

    private static readonly Dictionary<string, Optimizer> ByName = All.ToDictionary(optimizer => optimizer.Name);

    /// <summary>What Keras's compile() takes when no optimizer is named.</summary>
    public static Optimizer Default => ByName["RmsProp"];

    public static Optimizer? Find(string name) => ByName.TryGetValue(name, out var optimizer) ? optimizer : null;
}
