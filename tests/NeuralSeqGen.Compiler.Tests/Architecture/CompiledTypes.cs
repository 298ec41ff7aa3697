using System.Reflection;

namespace NeuralSeqGen.Compiler.Tests.Architecture;

/// <summary>
/// Which types a compiled type uses: in what it derives from, its attributes, its members' signatures and their code, however the source spells them.
/// Types of the members that code calls count as well, since the constant of an enum leaves no other trace. Constants of types are copied by the
/// compiler and cannot be seen.
/// </summary>
internal static class CompiledTypes
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Every type that a type uses, without the types nested in it; constructed types as their definitions and arguments.</summary>
    public static IReadOnlyCollection<Type> UsedBy(Type type)
    {
        var members = type.GetMembers(All).Where(member => member is not Type).ToList();
        return [.. Declared(type).Concat(members.SelectMany(Signature)).Concat(members.OfType<MethodBase>().SelectMany(Body)).SelectMany(Parts).Distinct()];
    }

    /// <summary>The type of a file: lambdas, iterators and records' helpers are nested in it.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> Declared(Type type) =>
        [.. type.BaseType is { } parent ? [parent] : Type.EmptyTypes, .. type.GetInterfaces(), .. Constraints(type.GetGenericArguments()), .. Attributes(type)];

    private static IEnumerable<Type> Signature(MemberInfo member) => Attributes(member).Concat(TypesOf(member));

    private static IEnumerable<Type> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType!, field.FieldType],
        MethodInfo method => [method.DeclaringType!, method.ReturnType, .. Parameters(method), .. method.GetGenericArguments(), .. Constraints(method.GetGenericArguments())],
        MethodBase method => [method.DeclaringType!, .. Parameters(method)],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static IEnumerable<Type> Body(MethodBase method)
    {
        var body = method.GetMethodBody();
        var variables = body?.LocalVariables.Select(v => v.LocalType) ?? [];
        var caught = body?.ExceptionHandlingClauses.Where(c => c.Flags == ExceptionHandlingClauseOptions.Clause).Select(c => c.CatchType!) ?? [];
        return [.. variables, .. caught, .. MethodCode.Members(method).SelectMany(TypesOf)];
    }

    private static IEnumerable<Type> Parameters(MethodBase method) => method.GetParameters().Select(p => p.ParameterType);

    private static IEnumerable<Type> Constraints(Type[] arguments) => arguments.Where(a => a.IsGenericParameter).SelectMany(a => a.GetGenericParameterConstraints());

    private static IEnumerable<Type> Attributes(MemberInfo member) => member.GetCustomAttributesData().SelectMany(a =>
        a.ConstructorArguments.Concat(a.NamedArguments.Select(n => n.TypedValue)).SelectMany(v => v.Value is Type type ? [v.ArgumentType, type] : new[] { v.ArgumentType }).Prepend(a.AttributeType));

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { IsGenericParameter: true } => [],
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
