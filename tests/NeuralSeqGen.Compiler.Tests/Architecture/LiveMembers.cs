using System.Reflection;
using System.Runtime.CompilerServices;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>Which methods, properties and constructors of an assembly can be reached from some of them over what compiled code names.</summary>
internal sealed class LiveMembers
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // what records have without anybody asking for it, and conversions, which no text names
    private static readonly HashSet<string> OfEveryRecord = ["<Clone>$", "op_Equality", "op_Inequality", "Equals", "GetHashCode", "ToString", "PrintMembers", "Deconstruct", "get_EqualityContract", "op_Implicit"];

    private readonly Dictionary<int, MethodBase> _methods;
    private readonly HashSet<int> _live = [];

    private LiveMembers(Assembly assembly) =>
        _methods = assembly.GetTypes().SelectMany(type => type.GetMembers(All).OfType<MethodBase>()).ToDictionary(method => method.MetadataToken);

    /// <summary>Names of methods, properties and constructors, with their types, that no root leads to: a constructor that nobody calls makes a type that nobody has.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <param name="isRoot">Whether somebody outside calls a method.</param>
    public static IReadOnlyList<string> Dead(Assembly assembly, Func<MethodBase, bool> isRoot)
    {
        var members = new LiveMembers(assembly);
        members.Mark(members._methods.Values.Where(method => isRoot(method) || IsCalledByTheFramework(method)));
        var live = members._live.Select(token => members._methods[token]).Where(IsCounted).Select(Name).ToHashSet();
        return [.. members._methods.Values.Where(IsCounted).Select(Name).Distinct().Where(name => name.StartsWith("NeuralSeqGen.", StringComparison.Ordinal) && !live.Contains(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>The member as it is written: a property for its accessors.</summary>
    public static string WrittenName(MethodBase method) =>
        method is ConstructorInfo ? method.DeclaringType!.Name.Split('`')[0] : method.IsSpecialName && method.Name.Contains('_') ? method.Name[(method.Name.IndexOf('_') + 1)..] : method.Name;

    private void Mark(IEnumerable<MethodBase> roots)
    {
        var waiting = new Queue<MethodBase>(roots.Where(root => _live.Add(root.MetadataToken)));
        while (waiting.TryDequeue(out var method))
        {
            foreach (var called in MethodCode.Members(method).OfType<MethodBase>().Where(m => m.Module == method.Module && _live.Add(m.MetadataToken)))
            {
                waiting.Enqueue(_methods[called.MetadataToken]);
            }
        }
    }

    /// <summary>Overrides and implementations, static ones among them, whose name has that of the interface in front; static constructors, and what the compiler made of lambdas and iterators.</summary>
    private static bool IsCalledByTheFramework(MethodBase method) =>
        method is MethodInfo { IsVirtual: true } and not { IsAbstract: true } ? method.IsFinal || ((MethodInfo)method).GetBaseDefinition() != method
        : method is MethodInfo { IsStatic: true, IsPrivate: true } ? method.Name.Contains('.') || method.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute))
        : method is ConstructorInfo ? method.IsStatic || method.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute))
        : method.DeclaringType!.IsDefined(typeof(CompilerGeneratedAttribute));

    /// <summary>What somebody wrote; the constructor that takes its own type is the one behind <c>with</c>.</summary>
    private static bool IsCounted(MethodBase method) =>
        method is ConstructorInfo ? method.GetParameters() is not [var only] || only.ParameterType != method.DeclaringType : !OfEveryRecord.Contains(method.Name);

    private static string Name(MethodBase method) => $"{method.DeclaringType!.FullName}.{WrittenName(method)}";
}
